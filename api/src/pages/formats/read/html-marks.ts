import { safeHref } from '@chapterhouse/shared/editor/marks/link'
import type { DocMark } from '@chapterhouse/shared/editor/node'
import { groundName, letterName } from '../palette.ts'
import type { HtmlElement } from './html-tree.ts'

const byTag: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sub: 'subscript',
  sup: 'superscript',
}

/** What a heading or a link is by itself is no mark of its words. */
const unmarked = new Set(['a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th'])

const byStyle = ({ tag, style }: HtmlElement): DocMark[] => {
  if (unmarked.has(tag)) return []
  const weight = style.get('font-weight') ?? ''
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  const marks = [
    weight === 'bold' || Number(weight) >= 600 ? 'bold' : null,
    /italic|oblique/.test(style.get('font-style') ?? '') ? 'italic' : null,
    line.includes('underline') ? 'underline' : null,
    line.includes('line-through') ? 'strike' : null,
    style.get('vertical-align') === 'super' ? 'superscript' : null,
    style.get('vertical-align') === 'sub' ? 'subscript' : null,
  ]
  return marks.flatMap((type) => (type ? [{ type }] : []))
}

/** A style that takes a mark away: Google Docs wraps whole texts in a bold that is none. */
const unsaid = ({ tag, style }: HtmlElement): boolean => {
  const weight = style.get('font-weight') ?? ''
  return (tag === 'b' || tag === 'strong') && (weight === 'normal' || weight === '400')
}

const linkOf = ({ attributes }: HtmlElement): DocMark[] => {
  const href = safeHref(unwrapped(attributes.get('href') ?? ''))
  return href === null || href.startsWith('#') ? [] : [{ type: 'link', attrs: { href } }]
}

/** Google Docs leads every link through itself. */
const unwrapped = (href: string): string => {
  const found = /^https:\/\/www\.google\.com\/url\?q=([^&]+)/.exec(href)?.[1]
  if (!found) return href
  try {
    return decodeURIComponent(found)
  } catch {
    return href
  }
}

/** Colours of our own files; those of others are a matter of their look. */
const colorsOf = ({ tag, style }: HtmlElement): DocMark[] => {
  const letters = tag === 'span' ? letterName(style.get('color') ?? '') : null
  if (letters) return [{ type: 'textColor', attrs: { color: letters } }]
  if (tag !== 'mark') return []
  const ground = groundName(style.get('background-color') ?? '')
  return [{ type: 'highlight', attrs: { color: ground } }]
}

/** The marks that an element gives its words. */
export const marksOf = (element: HtmlElement): readonly DocMark[] => {
  if (element.tag === 'a') return linkOf(element)
  const type = unsaid(element) ? undefined : byTag[element.tag]
  return [...(type ? [{ type }] : []), ...colorsOf(element), ...byStyle(element)]
}

/** Two marks together, each once, the outer first. */
export const addMarks = (
  outer: readonly DocMark[],
  inner: readonly DocMark[],
): readonly DocMark[] => [
  ...outer,
  ...inner.filter(({ type }) => !outer.some((mark) => mark.type === type)),
]
