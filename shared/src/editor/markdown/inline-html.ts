/** Marks that Markdown has no sign for, or no sign that works everywhere, as HTML without attributes. */
const tagToMark: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strike',
  del: 'strike',
  mark: 'highlight',
}

/** The tag that writes a mark. */
export const markTags = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  highlight: 'mark',
} as const
export type TaggedMark = keyof typeof markTags

export const lineBreakTag = '<br>'
/** Stands between two blocks of a table cell. */
export const blockTag = '<p>'
/** Stands in the empty header row that GFM demands of a table that has none. */
export const noHeaderTag = '<!-- no header -->'
/** Stands for an empty paragraph, as TipTap and others write it. */
export const emptyParagraph = '&nbsp;'

export type InlineTag =
  | { readonly kind: 'open'; readonly mark: string; readonly name: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'break' }

/** What an HTML tag in a line means to us, or null: then it is text, like all other HTML. */
export const inlineTag = (html: string): InlineTag | null => {
  if (/^<br\s*\/?>$/i.test(html)) return { kind: 'break' }
  const match = /^<(\/?)([a-z]{1,6})>$/i.exec(html)
  const name = match?.[2]?.toLowerCase() ?? ''
  const mark = Object.hasOwn(tagToMark, name) ? tagToMark[name] : undefined
  if (!mark) return null
  return match?.[1] ? { kind: 'close', name } : { kind: 'open', mark, name }
}
