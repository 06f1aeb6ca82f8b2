import { type DocMark, type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { toMarkdown } from '@chapterhouse/shared/editor/to-markdown'
import { withAddresses } from './addresses.ts'
import { relativePath } from './page-paths.ts'

export interface PageFileParts {
  /** Where this page's file lies. */
  readonly path: string
  readonly title: string
  /** Where every page of the project lies, by id. */
  readonly paths: ReadonlyMap<string, string>
  readonly titles: ReadonlyMap<string, string>
  /** Where the uploads lie, by the `src` of their nodes. */
  readonly assets: ReadonlyMap<string, string>
}

/** What a link to a page without a title says. */
export const untitled = 'Untitled'

const pageHref = /^\/p\/([0-9a-f-]{36})$/
const upload = /^(\/api\/assets\/[0-9a-f-]{36})(#width=\d+)?$/

/** Where an address of ours lies in the zip, seen from this page; any other stays. */
const outsideAddress =
  ({ path, paths, assets }: PageFileParts) =>
  (address: string): string => {
    const page = paths.get(pageHref.exec(address)?.[1] ?? '')
    const [, src = '', width = ''] = upload.exec(address) ?? []
    const asset = assets.get(src)
    if (page) return relativePath(path, page)
    return asset ? `${relativePath(path, asset)}${width}` : address
  }

/** A page's own link as an ordinary one that says the page's title of today. */
const pageLink = (node: DocNode, { paths, titles }: PageFileParts): DocNode => {
  const id = textAttr(node, 'id') ?? ''
  if (!paths.has(id)) return node
  const text = titles.get(id)?.trim() || untitled
  const link: DocMark = { type: 'link', attrs: { href: `/p/${id}` } }
  return { type: 'text', text, marks: [link, ...(node.marks ?? [])] }
}

const outside = (node: DocNode, parts: PageFileParts): DocNode => {
  if (node.type === 'pageLink') return pageLink(node, parts)
  if (!node.content) return node
  return { ...node, content: node.content.map((one) => outside(one, parts)) }
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
  return withAddresses(toMarkdown({ type: 'doc', content: blocks }), outsideAddress(parts))
}
