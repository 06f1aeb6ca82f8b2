import { imageFrom, imageWidth } from '@chapterhouse/shared/editor/blocks/image'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import { plainText } from '../walk.ts'
import { type BroughtText, openBag, type PictureBag } from './brought.ts'
import { readHtmlBlocks } from './html-blocks.ts'
import { findNotes } from './html-notes.ts'
import {
  elementsOf,
  type HtmlElement,
  type HtmlPart,
  isPart,
  lettersOf,
  readTree,
} from './html-tree.ts'

/** Bytes of a picture written into the text itself; null when it is none. */
const embedded = (address: string): Uint8Array | null => {
  const found = /^data:image\/[\w.+-]{1,40};base64,([A-Za-z0-9+/=\s]+)$/.exec(address)
  return found?.[1] ? Buffer.from(found[1], 'base64') : null
}

const widthOf = ({ attributes, style }: HtmlElement): number | null => {
  const given = /^(\d{1,4})(?:\.\d+)?(?:px)?$/
  const width = given.exec(attributes.get('width') ?? '') ?? given.exec(style.get('width') ?? '')
  return imageWidth(Number(width?.[1]))
}

const pictureReader =
  (bag: PictureBag) =>
  (image: HtmlElement): DocNode => {
    const address = image.attributes.get('src')?.trim() ?? ''
    const bytes = embedded(address)
    const key = bytes ? bag.put(`embedded:${address.length}:${address.slice(-80)}`, bytes) : null
    const alt = image.attributes.get('alt')?.trim().slice(0, 2000) || null
    const source = key ? { src: null, blockedSrc: key } : imageFrom(address)
    return { type: 'image', attrs: { ...source, alt, title: null, width: widthOf(image) } }
  }

/** The part of a page that is its text, where it says so; else all of it. */
const mainOf = (parts: readonly HtmlPart[]): readonly HtmlPart[] => {
  const all = [...elementsOf(parts)]
  const named = (name: string) => all.find(({ attributes }) => attributes.get('class') === name)
  return named('page-body')?.children ?? parts
}

/** A title that a page shows as its own: of our files, of Word's, of Notion's. */
const shownTitle = (parts: readonly HtmlPart[]): HtmlElement | null => {
  for (const element of elementsOf(parts)) {
    const own = /\b(title|page-title)\b/.test(element.attributes.get('class') ?? '')
    if (isPart(element, 'h1') && own) return element
    const head = isPart(element, 'header')
      ? element.children.find((part) => isPart(part, 'h1'))
      : null
    if (head && typeof head !== 'string') return head
  }
  return null
}

const without = (parts: readonly HtmlPart[], gone: ReadonlySet<HtmlPart>): HtmlPart[] =>
  parts.flatMap((part): HtmlPart[] => {
    if (gone.has(part)) return []
    return typeof part === 'string' ? [part] : [{ ...part, children: without(part.children, gone) }]
  })

/** What our own files show above the text, and nobody wrote there. */
const isByline = (element: HtmlElement): boolean =>
  /^(byline|subtitle)$/.test(element.attributes.get('class') ?? '')

const outlined = (content: readonly DocNode[], shift: boolean): DocNode[] =>
  content.map((block) => {
    const level = Number(block.attrs?.level)
    if (!shift || block.type !== 'heading' || level < 2) return block
    return { ...block, attrs: { ...block.attrs, level: level - 1 } }
  })

export interface HtmlParts {
  readonly bag: PictureBag
  readonly remarks: Set<string>
  /** Where a link leads from now on; null where it leads as it did. */
  readonly linkTo?: (href: string) => string | null
}

const relinked = (
  parts: readonly HtmlPart[],
  linkTo: NonNullable<HtmlParts['linkTo']>,
): readonly HtmlPart[] =>
  parts.map((part) => {
    if (typeof part === 'string') return part
    const children = relinked(part.children, linkTo)
    const href = part.tag === 'a' ? linkTo(part.attributes.get('href') ?? '') : null
    const attributes =
      href === null ? part.attributes : new Map([...part.attributes, ['href', href]])
    return { ...part, attributes, children }
  })

/** Reads a page of HTML into a document, with its pictures, notes, lists and tables. */
export const fromHtml = (html: string, given?: HtmlParts): BroughtText => {
  const remarks = given?.remarks ?? new Set<string>()
  const bag = given?.bag ?? openBag(remarks)
  const read = readTree(html)
  const tree = given?.linkTo ? { ...read, parts: relinked(read.parts, given.linkTo) } : read
  const title = shownTitle(tree.parts)
  const bylines = title ? [...elementsOf(tree.parts)].filter(isByline) : []
  const parts = without(mainOf(tree.parts), new Set<HtmlPart>(title ? [title, ...bylines] : []))
  const reading = { notes: findNotes(parts), remarks, picture: pictureReader(bag) }
  const blocks = readHtmlBlocks(parts, { reading, marks: [], depth: 0 })
  // Where the title is the first level, what is below it moves up.
  // Ours is the one without a class: others put the first level below their title.
  const own = title !== null && !title.attributes.has('class')
  const shift = own && !blocks.some((one) => one.attrs?.level === 1 && plainText(one) !== '')
  const words = title ? lettersOf(title).replace(/\s+/g, ' ').trim().slice(0, 300) : ''
  const content = outlined(blocks, shift)
  return {
    title: words || tree.title?.slice(0, 300) || null,
    shown: words !== '',
    content: { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] },
    pictures: bag.pictures,
    remarks: [...remarks],
  }
}
