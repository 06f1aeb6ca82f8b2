import { colorOf } from '../color.ts'
import { attrOf, type DocMark } from '../node.ts'

/** Marks that Markdown has no sign for, or no sign that works everywhere, as HTML. */
const tagToMark: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strike',
  del: 'strike',
  mark: 'highlight',
  sub: 'subscript',
  sup: 'superscript',
}

const markToTag: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  highlight: 'mark',
  subscript: 'sub',
  superscript: 'sup',
  textColor: 'span',
}

/** The only attribute a tag may have, and what it says. */
const painted = {
  highlight: /^<(mark) style="background: (\w+)">$/,
  textColor: /^<(span) style="color: (\w+)">$/,
} as const

export interface MarkTags {
  readonly open: string
  readonly close: string
}

/** The tags around a mark, or null if it is written otherwise. */
export const markTags = (mark: DocMark): MarkTags | null => {
  const name = Object.hasOwn(markToTag, mark.type) ? markToTag[mark.type] : undefined
  if (!name) return null
  const color = colorOf(attrOf(mark, 'color'))
  const property = mark.type === 'textColor' ? 'color' : 'background'
  const open = color === null ? `<${name}>` : `<${name} style="${property}: ${color}">`
  return { open, close: `</${name}>` }
}

export const lineBreakTag = '<br>'
/** Stands between two blocks of a table cell. */
export const blockTag = '<p>'
/** Stands in the empty header row that GFM demands of a table that has none. */
export const noHeaderTag = '<!-- no header -->'
/** Stands for an empty paragraph, as TipTap and others write it. */
export const emptyParagraph = '&nbsp;'

export type InlineTag =
  | { readonly kind: 'open'; readonly mark: DocMark; readonly name: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'break' }

const paintedTag = (html: string): InlineTag | null => {
  for (const [type, pattern] of Object.entries(painted)) {
    const [, name, value] = pattern.exec(html) ?? []
    const color = colorOf(value)
    if (name && color !== null) return { kind: 'open', mark: { type, attrs: { color } }, name }
  }
  return null
}

/** What an HTML tag in a line means to us, or null: then it is text, like all other HTML. */
export const inlineTag = (html: string): InlineTag | null => {
  if (/^<br\s*\/?>$/i.test(html)) return { kind: 'break' }
  const match = /^<(\/?)([a-z]{1,6})>$/i.exec(html)
  if (!match) return paintedTag(html)
  const name = match[2]?.toLowerCase() ?? ''
  if (match[1])
    return Object.hasOwn(tagToMark, name) || name === 'span' ? { kind: 'close', name } : null
  const type = Object.hasOwn(tagToMark, name) ? tagToMark[name] : undefined
  return type ? { kind: 'open', mark: { type }, name } : null
}
