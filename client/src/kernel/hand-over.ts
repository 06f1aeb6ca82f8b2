import { t } from '../messages/t.ts'
/** Puts a file into the person's downloads. */
export const handOver = (content: Blob, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The download starts from the URL in a later task.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** A file name of a title: readable, without what file systems refuse. */
export const fileName = (title: string, ending: string): string => {
  const plain = title.normalize('NFC').replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
  const short = plain
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 80)
  return `${short || t('Untitled')}.${ending}`
}
