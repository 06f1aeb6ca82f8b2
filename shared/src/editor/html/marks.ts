import { colorOf } from '../color.ts'
import { safeHref } from '../marks/link.ts'
import { attrOf, type DocMark, textAttr } from '../node.ts'
import { tag } from './tag.ts'

const link = (mark: DocMark, html: string): string => {
  const href = safeHref(textAttr(mark, 'href'))
  if (href === null) return html
  return tag('a', html, { href, title: textAttr(mark, 'title'), rel: 'noopener nofollow' })
}

const plainTags: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
}

const painted = (name: 'mark' | 'span') => (mark: DocMark, html: string) =>
  tag(name, html, { 'data-color': colorOf(attrOf(mark, 'color')) })

const writers: Readonly<Record<string, (mark: DocMark, html: string) => string>> = {
  link,
  highlight: painted('mark'),
  textColor: painted('span'),
}

/** The HTML inside a mark; one of a newer language is named and shows its words. */
export const marked = (html: string, mark: DocMark): string => {
  const plain = Object.hasOwn(plainTags, mark.type) ? plainTags[mark.type] : undefined
  if (plain) return tag(plain, html)
  const write = Object.hasOwn(writers, mark.type) ? writers[mark.type] : undefined
  return write ? write(mark, html) : tag('span', html, { 'data-unknown-mark': mark.type })
}
