import type { Asset } from '@chapterhouse/shared/assets/contract'
import type { AssetId } from '@chapterhouse/shared/kernel/id'
import type { CleanImage } from './image.ts'

export const presentImage = (id: AssetId, { mime, bytes, width, height }: CleanImage): Asset => ({
  id,
  mime,
  byteSize: bytes.length,
  width,
  height,
  url: `/api/assets/${id}`,
})
