/** Footnotes of a text that is only read: a number where each is called, and its words below. */
export const setNotes = (text: DocumentFragment): void => {
  const calls = [...text.querySelectorAll('[data-footnote]')]
  if (calls.length === 0) return
  const list = document.createElement('ol')
  for (const [at, call] of calls.entries()) {
    const number = document.createElement('sup')
    number.className = 'footnote-number'
    number.textContent = String(at + 1)
    const note = list.appendChild(document.createElement('li'))
    note.append(...call.childNodes)
    call.replaceWith(number)
  }
  const section = document.createElement('section')
  section.className = 'footnotes'
  section.append(list)
  text.append(section)
}
