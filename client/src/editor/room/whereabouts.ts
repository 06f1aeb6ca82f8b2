import { t } from '../../messages/t.ts'
/** Where this person's caret is drawn; null while they write nowhere. */
export const caretOf = (personId: string): Element | null =>
  document.querySelector(`.page-text .caret[data-person="${CSS.escape(personId)}"]`)

/** The drawn carets of everybody, by person; their last one, who has several windows. */
export const caretsHere = (): ReadonlyMap<string, Element> => {
  const found = new Map<string, Element>()
  for (const caret of document.getElementsByClassName('caret')) {
    const person = caret instanceof HTMLElement ? caret.dataset.person : undefined
    if (person) found.set(person, caret)
  }
  return found
}

/** Takes the reader to where this person writes; false when they write nowhere. */
export const jumpTo = (personId: string): boolean => {
  const caret = caretOf(personId)
  caret?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  return caret !== null
}

const headings = ':is(h1, h2, h3, h4)'

/** A heading may hold somebody's caret; their name is no part of it. */
const wordsOf = (heading: Element): string => {
  const copy = heading.cloneNode(true)
  if (!(copy instanceof Element)) return ''
  for (const caret of copy.querySelectorAll('.caret')) caret.remove()
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** The heading below which this person writes, in its words; null above the first, or nowhere. */
export const headingOf = (personId: string): string | null => {
  const caret = caretOf(personId)
  const text = caret?.closest('.page-text')
  if (!caret || !text) return null
  const above = [...text.querySelectorAll(headings)].filter((heading) => {
    const order = heading.compareDocumentPosition(caret)
    return (order & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0
  })
  const last = above.findLast((heading) => wordsOf(heading) !== '')
  return last ? wordsOf(last) : null
}

/** Where somebody is, for who reads it: "in “Harbour”". */
export const whereIs = (personId: string | null): string => {
  if (personId === null || caretOf(personId) === null) return 'reading'
  const heading = headingOf(personId)
  return heading === null ? 'writing' : t('in “{heading}”', { heading })
}
