import { describe, expect, it } from 'vitest'
import { setNotes } from './set-notes.ts'

const set = (html: string): string => {
  const template = document.createElement('template')
  template.innerHTML = html
  setNotes(template.content)
  return template.innerHTML
}

const note = (words: string) => `<span data-footnote="">${words}</span>`
const number = (at: number) => `<sup class="footnote-number">${at}</sup>`

describe('the notes of a text that is only read', () => {
  it('are numbered where they are called, and stand below', () => {
    expect(set(`<p>a${note('<em>b</em>')} c${note('d')}</p>`)).toBe(
      `<p>a${number(1)} c${number(2)}</p><section class="footnotes"><ol><li><em>b</em></li><li>d</li></ol></section>`,
    )
  })

  it('keep the words of a note in a note', () => {
    expect(set(`<p>a${note(`b${note('c')}`)}</p>`)).toContain(
      `<ol><li>b${number(2)}</li><li>c</li></ol>`,
    )
  })

  it('leave a text without any as it is', () => {
    expect(set('<p>a</p>')).toBe('<p>a</p>')
  })
})
