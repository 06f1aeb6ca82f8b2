import { imageLimit, imageTypes } from '@chapterhouse/shared/assets/contract'
import { t } from '../messages/t.ts'

/** Megabytes a picture may have. */
export const pictureMegabytes = imageLimit / 1024 / 1024

/** Why a file cannot be sent as a picture at all, in words; null if it can. */
export const objection = (file: File): string | null => {
  if (!imageTypes.some((type) => type === file.type)) {
    return t('Pictures may be PNG, JPEG, WebP, GIF or AVIF.')
  }
  if (file.size === 0) return t('The file is empty.')
  return file.size > imageLimit
    ? t('A picture may have {pictureMegabytes} MB. Make it smaller first.', { pictureMegabytes })
    : null
}
