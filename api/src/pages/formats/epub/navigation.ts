import type { Manuscript } from '../manuscript.ts'
import type { OutlineEntry } from '../outline.ts'
import { element, escapeXml, xmlHead } from '../xml.ts'

type Href = (entry: OutlineEntry) => string

/** A list inside a list for each deeper level, whatever levels were skipped. */
const listOf = (entries: readonly OutlineEntry[], href: Href): string => {
  const items: string[] = []
  for (let at = 0; at < entries.length; ) {
    const entry = entries[at]
    if (!entry) break
    let end = at + 1
    while ((entries[end]?.level ?? 0) > entry.level) end += 1
    const link = element('a', { href: href(entry) }, escapeXml(entry.text))
    const below = listOf(entries.slice(at + 1, end), href)
    items.push(element('li', {}, link + below))
    at = end
  }
  return items.length > 0 ? element('ol', {}, items.join('')) : ''
}

/** The table of contents that an e-reader shows; a book without headings has its title in it. */
export const navigation = (
  manuscript: Manuscript,
  outline: readonly OutlineEntry[],
  href: Href,
): string => {
  const title = escapeXml(manuscript.title || 'Untitled')
  const start = `<ol><li><a href="chapter-1.xhtml">${title}</a></li></ol>`
  const list = listOf(outline, href) || start
  const lang = escapeXml(manuscript.language)
  const names = `xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${lang}" xml:lang="${lang}"`
  const nav = `<nav epub:type="toc" id="toc"><h1>${title}</h1>${list}</nav>`
  return `${xmlHead}<!DOCTYPE html>\n<html ${names}><head><title>${title}</title></head><body>${nav}</body></html>\n`
}
