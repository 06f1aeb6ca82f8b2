import { imageWidth } from '@chapterhouse/shared/editor/blocks/image'
import type { DocNode } from '@chapterhouse/shared/editor/node'

/** Where links between the texts of a vault lead. */
export interface VaultLinks {
  /** The page of this name, as Obsidian finds it. */
  readonly page: (name: string) => { readonly id: string; readonly title: string } | null
  /** The key of a picture of this name. */
  readonly picture: (name: string) => string | null
  readonly remarks: Set<string>
}

/** Properties at the top of a note. */
export interface FrontMatter {
  readonly title: string | null
  /** All of them as they stand; null when there are none. */
  readonly source: string | null
  readonly rest: string
}

/** Takes the properties off a text; what is between the lines is kept as it is. */
export const splitFrontMatter = (text: string): FrontMatter => {
  const found = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!found) return { title: null, source: null, rest: text }
  const source = found[1] ?? ''
  const title = /^title:[ \t]*(.+)$/m
    .exec(source)?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2')
  return { title: title || null, source: source.trim() || null, rest: text.slice(found[0].length) }
}

const kinds: Readonly<Record<string, string>> = {
  ...{ note: 'NOTE', info: 'NOTE', abstract: 'NOTE', summary: 'NOTE', todo: 'NOTE', quote: 'NOTE' },
  ...{
    tip: 'TIP',
    hint: 'TIP',
    success: 'TIP',
    check: 'TIP',
    example: 'TIP',
    important: 'IMPORTANT',
  },
  ...{ question: 'IMPORTANT', help: 'IMPORTANT', faq: 'IMPORTANT', warning: 'WARNING' },
  ...{ attention: 'WARNING', caution: 'CAUTION', failure: 'CAUTION', danger: 'CAUTION' },
  ...{ error: 'CAUTION', bug: 'CAUTION', fail: 'CAUTION', missing: 'CAUTION' },
}

const calloutHead = /^((?:>[ \t]?)+)\[!(\w+)\][+-]?[ \t]*(.*)$/

const plainCallout = (line: string): string => {
  const [, signs = '', name = '', title = ''] = calloutHead.exec(line) ?? []
  const kind = kinds[name.toLowerCase()]
  if (!kind) return line
  const words = title.trim()
  return `${signs}[!${kind}]${words ? `\n${signs}**${words}**\n${signs.trimEnd()}` : ''}`
}

/** Callouts of Obsidian as those we know: a kind of our own, the title as its first words. */
export const plainCallouts = (markdown: string): string =>
  markdown.split('\n').map(plainCallout).join('\n')

const wiki = /(!?)\[\[([^[\]|#\n]{1,300})?(#[^[\]|\n]{0,300})?(?:\|([^[\]\n]{0,300}))?\]\]/g

interface WikiLink {
  readonly embeds: boolean
  readonly name: string
  readonly words: string
}

const picture = ({ name, words }: WikiLink, links: VaultLinks): DocNode | null => {
  const key = links.picture(name)
  if (!key) return null
  const width = imageWidth(Number(/^(\d{1,4})/.exec(words)?.[1]))
  const alt = words && !width ? words : null
  return { type: 'image', attrs: { src: null, blockedSrc: key, alt, title: null, width } }
}

const resolved = (link: WikiLink, text: DocNode, links: VaultLinks): DocNode => {
  const shown = link.embeds ? picture(link, links) : null
  if (shown) return shown
  const page = links.page(link.name)
  const marks = text.marks ? { marks: text.marks } : {}
  if (!page) {
    links.remarks.add('Links to notes that are not in the zip stay as their words.')
    return { type: 'text', text: link.words || link.name, ...marks }
  }
  if (link.embeds) links.remarks.add('A note shown inside another note becomes a link to it.')
  if (link.words === '' || link.words === page.title) {
    return { type: 'pageLink', attrs: { id: page.id, label: page.title.slice(0, 200) } }
  }
  const href = { type: 'link', attrs: { href: `/p/${page.id}` } }
  return { type: 'text', text: link.words, marks: [...(text.marks ?? []), href] }
}

const isPlain = (node: DocNode): boolean =>
  node.text !== undefined && !node.marks?.some(({ type }) => type === 'code' || type === 'link')

const splitText = (node: DocNode, links: VaultLinks): DocNode[] => {
  const text = node.text ?? ''
  const pieces: DocNode[] = []
  let at = 0
  const plain = (to: number) => {
    if (to > at) pieces.push({ ...node, text: text.slice(at, to) })
  }
  for (const found of text.matchAll(wiki)) {
    const [whole, sign, name = '', anchor = '', words = ''] = found
    if (!name.trim()) continue
    plain(found.index)
    at = found.index + whole.length
    const link = { embeds: sign === '!', name: name.trim(), words: (words || '').trim() }
    if (anchor) links.remarks.add('Links into the middle of a note lead to its beginning.')
    pieces.push(resolved(link, node, links))
  }
  plain(text.length)
  return pieces
}

/** Pictures that came to stand in a line move out of it, below the paragraph. */
const lifted = (block: DocNode): DocNode[] => {
  const pictures = block.content?.filter(({ type }) => type === 'image') ?? []
  if (pictures.length === 0 || !/^(paragraph|heading)$/.test(block.type)) return [block]
  const line = (block.content ?? []).filter(({ type }) => type !== 'image')
  const empty = line.every(({ text }) => text !== undefined && text.trim() === '')
  return [...(empty ? [] : [{ ...block, content: line }]), ...pictures]
}

/** Turns `[[links]]` and `![[embeds]]` in the text into what they mean; code stays code. */
export const withWikiLinks = (node: DocNode, links: VaultLinks): DocNode => {
  if (!node.content || node.type === 'codeBlock') return node
  const content = node.content.flatMap((child) => {
    if (isPlain(child)) return splitText(child, links)
    return lifted(withWikiLinks(child, links))
  })
  return { ...node, content }
}
