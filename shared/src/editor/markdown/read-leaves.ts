import type { Link, RootContent } from 'mdast'
import { byteSizeOf, mediaTypeOf } from '../blocks/attachment.ts'
import { embedUrl } from '../blocks/embed.ts'
import { assetSrc } from '../blocks/image.ts'
import type { DocNode } from '../node.ts'

type Attributes = Readonly<Record<string, unknown>>

const onlyLink = (block: RootContent): Link | null => {
  const [link, ...rest] = block.type === 'paragraph' ? block.children : []
  return link?.type === 'link' && rest.length === 0 ? link : null
}

const wordsOf = (link: Link): string =>
  link.children.map((child) => ('value' in child ? child.value : '')).join('')

const attachment = (link: Link, { byteSize, ...said }: Attributes): DocNode | null => {
  const mime = mediaTypeOf(said.mime)
  if (mime === null) return null
  const src = assetSrc(link.url)
  if (src === null && link.url !== '') return null
  const name = wordsOf(link).slice(0, 255)
  return { type: 'attachment', attrs: { src, name, mime, byteSize: byteSizeOf(byteSize) } }
}

const embed = (link: Link): DocNode | null => {
  const url = embedUrl(link.url)
  return url === null && link.url !== '' ? null : { type: 'embed', attrs: { url } }
}

/** The file or embed that a comment says the link after it is, or null. */
export const signedBlock = (attributes: Attributes, next: RootContent): DocNode | null => {
  const link = onlyLink(next)
  if (!link) return null
  if (attributes.type === 'attachment') return attachment(link, attributes)
  return attributes.type === 'embed' ? embed(link) : null
}
