import { type DocMark, type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { toMarkdown } from '@chapterhouse/shared/editor/to-markdown'
import { relativePath } from './page-paths.ts'

export interface PageFileParts {
  /** Where this page's file lies. */
  readonly path: string
  readonly title: string
  /** Where every page of the project lies, by id. */
  readonly paths: ReadonlyMap<string, string>
  readonly titles: ReadonlyMap<string, string>
  /** Where the pictures lie, by the `src` of their nodes. */
  readonly assets: ReadonlyMap<string, string>
}

const pageHref = /^\/p\/([0-9a-f-]{36})$/

const relinked = (mark: DocMark, { path, paths }: PageFileParts): DocMark => {
  const id = mark.type === 'link' ? pageHref.exec(textAttr(mark, 'href') ?? '')?.[1] : undefined
  const target = id ? paths.get(id) : undefined
  return target ? { ...mark, attrs: { ...mark.attrs, href: relativePath(path, target) } } : mark
}

const pageLink = (node: DocNode, { path, paths, titles }: PageFileParts): DocNode => {
  const id = textAttr(node, 'id') ?? ''
  const target = paths.get(id)
  if (!target) return node
  const text = titles.get(id) || textAttr(node, 'label') || 'Untitled'
  const marks = [{ type: 'link', attrs: { href: relativePath(path, target) } }]
  return { type: 'text', text, marks }
}

/** An address of ours becomes the way to a file of the zip; its width rides along. */
const asset = (node: DocNode, { path, assets }: PageFileParts): DocNode => {
  const target = assets.get(textAttr(node, 'src') ?? '')
  if (!target) return node
  const width = Number(node.attrs?.width)
  const suffix = Number.isInteger(width) && width > 0 ? `#width=${width}` : ''
  const blockedSrc = `${relativePath(path, target)}${suffix}`
  return { ...node, attrs: { ...node.attrs, src: null, width: null, blockedSrc } }
}

const outside = (node: DocNode, parts: PageFileParts): DocNode => {
  if (node.type === 'pageLink') return pageLink(node, parts)
  if (node.type === 'image') return asset(node, parts)
  const marks = node.marks ? { marks: node.marks.map((mark) => relinked(mark, parts)) } : {}
  const content = node.content ? { content: node.content.map((one) => outside(one, parts)) } : {}
  return { ...node, ...marks, ...content }
}

/** A page as Markdown that stands by itself in a folder: its title, and ways to its neighbours. */
export const pageFile = (content: DocNode, parts: PageFileParts): string => {
  const title: DocNode = {
    type: 'heading',
    attrs: { level: 1 },
    content: [{ type: 'text', text: parts.title }],
  }
  const body = outside(content, parts)
  const blocks = [...(parts.title.trim() ? [title] : []), ...(body.content ?? [])]
  return toMarkdown({ type: 'doc', content: blocks })
}
