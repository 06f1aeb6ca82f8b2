import { elementsOf, type HtmlElement, type HtmlPart, isPart, lettersOf } from './html-tree.ts'

/** Notes of a page: what stands at its end, by the number in the text that leads there. */
export interface HtmlNotes {
  /** The element of the note's words for a link to it; null when the link leads elsewhere. */
  readonly of: (link: HtmlElement) => HtmlElement | null
  /** Whether these words are a note, and shown where its number stands. */
  readonly has: (element: HtmlElement) => boolean
  /** Whether a link leads from a note back to its number. */
  readonly leadsBack: (link: HtmlElement) => boolean
}

const targetOf = (link: HtmlElement): string | null => {
  const href = link.attributes.get('href') ?? ''
  return href.startsWith('#') && href.length > 1 ? href.slice(1) : null
}

/** `1`, `[1]`, `*`, `†`, `iv`: what a note is called in a text. */
const isNumber = (text: string): boolean =>
  /^[[(]?(\d{1,4}|[ivxlc]{1,6}|[*†‡§]{1,3}|[a-z])[\])]?$/i.test(text.trim())

/** The part of a note's element that is the note: a mark of the note can stand inside its paragraph. */
const noteBlock = (
  target: HtmlElement,
  parents: ReadonlyMap<HtmlElement, HtmlElement>,
): HtmlElement => {
  if (lettersOf(target).trim().length > 6 || !isPart(target, 'a', 'sup', 'span')) return target
  const up = parents.get(target)
  return up && !isPart(up, 'body', 'html') ? noteBlock(up, parents) : target
}

const parentsOf = (parts: readonly HtmlPart[]): Map<HtmlElement, HtmlElement> => {
  const parents = new Map<HtmlElement, HtmlElement>()
  for (const element of elementsOf(parts)) {
    for (const child of element.children) if (typeof child !== 'string') parents.set(child, element)
  }
  return parents
}

/**
 * Finds footnotes: a number that links to words which link back to it. So write Word, Google Docs,
 * e-books and most programs; a link without a way back is a link.
 */
export const findNotes = (parts: readonly HtmlPart[]): HtmlNotes => {
  const all = [...elementsOf(parts)]
  const byId = new Map(all.flatMap((one) => namesOf(one).map((id) => [id, one] as const)))
  const parents = parentsOf(parts)
  const notes = new Map<HtmlElement, HtmlElement>()
  const back = new Set<HtmlElement>()
  for (const link of all.filter((one) => one.tag === 'a' && isNumber(lettersOf(one)))) {
    const target = byId.get(targetOf(link) ?? '')
    if (!target || back.has(link)) continue
    const block = noteBlock(target, parents)
    const names = new Set([link, parents.get(link)].flatMap((one) => (one ? namesOf(one) : [])))
    const ways = [...elementsOf([block])].filter((one) => names.has(targetOf(one) ?? ''))
    if (ways.length === 0) continue
    notes.set(link, block)
    for (const way of ways) back.add(way)
  }
  const blocks = new Set(notes.values())
  return {
    of: (link) => notes.get(link) ?? null,
    has: (element) => blocks.has(element),
    leadsBack: (link) => back.has(link),
  }
}

const namesOf = ({ attributes }: HtmlElement): string[] =>
  ['id', 'name'].flatMap((name) => attributes.get(name) ?? [])
