/** Where this person's caret is drawn; null while they write nowhere. */
export const caretOf = (personId: string): Element | null =>
  document.querySelector(`.page-text .caret[data-person="${CSS.escape(personId)}"]`)

/** Takes the reader to where this person writes; false when they write nowhere. */
export const jumpTo = (personId: string): boolean => {
  const caret = caretOf(personId)
  caret?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  return caret !== null
}
