import { describe, expect, it } from 'vitest'
import { anEditor } from './an-editor.ts'
import { placeFor } from './image-placeholders.ts'

const table = '<table><tr><th><p>W</p></th><th><p></p></th></tr></table>'

describe('the place for a picture', () => {
  it.each([
    ['before all', 0, 0],
    ['in the middle of a paragraph: after it', 2, 4],
    ['between two blocks: there', 4, 4],
    ['in a cell with words: after them, in the cell', 9, 10],
    ['in an empty cell: before the empty line', 13, 12],
    ['between two cells, where no picture can stand: after the table', 11, 17],
    ['at the end', 17, 17],
    ['beyond the end, after others deleted', 99, 17],
  ])('%s', (_, wanted, place) => {
    const { state } = anEditor(`<p>ab</p>${table}`)
    expect(placeFor(state, wanted)).toBe(place)
  })

  it('can hold a picture wherever it was asked for', () => {
    const { state } = anEditor(`<p>ab</p><ul><li><p>x</p></li></ul><pre>y</pre>${table}<hr>`)
    const image = state.schema.node('image')
    for (let wanted = 0; wanted <= state.doc.content.size; wanted += 1) {
      const { doc } = state.tr.insert(placeFor(state, wanted), image)
      expect(() => doc.check()).not.toThrow()
      expect(doc.content.size, `at ${wanted}`).toBe(state.doc.content.size + 1)
    }
  })
})
