import { Node } from '@tiptap/core'
import { integer, matching, orNull, textUpTo } from '../attribute.ts'
import { assetPath, assetSrc } from './image.ts'

/** A media type without parameters. */
const mediaType = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/
const largest = 2 ** 40

export const mediaTypeOf = (value: unknown): string | null =>
  typeof value === 'string' && mediaType.test(value) ? value : null

/** Bytes of a file, else null: unknown. */
export const byteSizeOf = (value: unknown): number | null =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= largest ? Number(value) : null

export type AttachmentKind = 'audio' | 'video' | 'file'

/** How a file of this media type is shown: played in place, or offered for download. */
export const attachmentKind = (mime: unknown): AttachmentKind => {
  const [family] = String(mime ?? '').split('/')
  return family === 'audio' || family === 'video' ? family : 'file'
}

const units = ['bytes', 'kB', 'MB', 'GB'] as const

/** A size as people say it, in powers of 1000. */
export const sizeInWords = (bytes: number): string => {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  return `${value >= 100 || power === 0 ? Math.round(value) : value.toFixed(1)} ${units[power]}`
}

/** A file between two blocks. `src` is one of our uploads, like a picture's; nothing else is loaded. */
export const Attachment = Node.create({
  name: 'attachment',
  group: 'block',
  draggable: true,
  addAttributes: () => ({
    src: { default: null, validate: orNull(matching(assetPath)) },
    name: { default: '', validate: textUpTo(255) },
    mime: { default: 'application/octet-stream', validate: matching(mediaType) },
    byteSize: { default: null, validate: orNull(integer(0, largest)) },
  }),
  parseHTML: () => [
    {
      tag: 'a[data-attachment]',
      // before the link, which it looks like
      priority: 60,
      getAttrs: (element) => ({
        src: assetSrc(element.getAttribute('href')),
        name: element.textContent?.slice(0, 255) ?? '',
        mime: element.dataset.attachment,
        byteSize: byteSizeOf(Number(element.dataset.bytes ?? Number.NaN)),
      }),
    },
  ],
  renderHTML: ({ node }) => {
    const { mime, byteSize, name } = node.attrs
    const src = assetSrc(node.attrs.src)
    const about = { 'data-attachment': mime, 'data-bytes': byteSize }
    return ['a', { ...about, ...(src === null ? {} : { href: src, download: name }) }, String(name)]
  },
})
