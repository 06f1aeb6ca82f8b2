import { attachmentKind, sizeInWords } from '../blocks/attachment.ts'
import { embeddingOf, embedUrl } from '../blocks/embed.ts'
import { assetSrc, imageAlignment, imageWidth } from '../blocks/image.ts'
import { attrOf, type DocNode, numberAttr, textAttr } from '../node.ts'
import type { HtmlWriters, Setting } from './setting.ts'
import { escapeHtml, tag, voidTag } from './tag.ts'

const blockedImage = (node: DocNode): string => {
  const named = textAttr(node, 'alt') || textAttr(node, 'blockedSrc') || ''
  const note = tag('span', 'Picture from elsewhere, not loaded', { class: 'blocked-image-note' })
  return tag('div', note + tag('span', escapeHtml(named)), { class: 'blocked-image' })
}

const image = (node: DocNode): string => {
  const src = assetSrc(textAttr(node, 'src'))
  if (src === null) return blockedImage(node)
  const width = imageWidth(attrOf(node, 'width'))
  const picture = voidTag('img', { src, alt: textAttr(node, 'alt') ?? '', width })
  const caption = textAttr(node, 'title')
  const below = caption ? tag('figcaption', escapeHtml(caption)) : ''
  return tag('figure', picture + below, { 'data-align': imageAlignment(attrOf(node, 'align')) })
}

const attachment = (node: DocNode): string => {
  const name = escapeHtml(textAttr(node, 'name') || 'File')
  const src = assetSrc(textAttr(node, 'src'))
  const bytes = numberAttr(node, 'byteSize')
  const size = bytes === null ? '' : tag('span', sizeInWords(bytes), { class: 'file-size' })
  if (src === null) return tag('p', name + size, { class: 'file' })
  const kind = attachmentKind(textAttr(node, 'mime'))
  const player = kind === 'file' ? '' : tag(kind, '', { src, controls: true, preload: 'metadata' })
  return tag('div', player + tag('a', name, { href: src, download: true }) + size, {
    class: 'file',
  })
}

/** A link, not a frame: what is shown from elsewhere is the reader's choice. */
const embed = (node: DocNode): string => {
  const url = embedUrl(textAttr(node, 'url'))
  if (url === null) return ''
  const from = embeddingOf(url)?.name ?? new URL(url).hostname
  const link = tag('a', escapeHtml(url), { href: url, rel: 'noopener nofollow' })
  return tag('p', `${escapeHtml(from)}: ${link}`, { class: 'embed' })
}

const contents = (_: DocNode, { outline }: Setting): string => {
  const items = outline.map(({ level, text, id }) =>
    tag('li', tag('a', escapeHtml(text), { href: `#${id}` }), { class: `level-${level}` }),
  )
  return tag('nav', tag('ol', items.join('')), { class: 'contents' })
}

/** Writers of the blocks that hold no other blocks and no text. */
export const leafWriters: HtmlWriters = {
  horizontalRule: () => '<hr>',
  pageBreak: () => voidTag('hr', { class: 'page-break' }),
  image,
  attachment,
  embed,
  tableOfContents: contents,
}
