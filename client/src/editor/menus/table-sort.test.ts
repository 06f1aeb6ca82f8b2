import { describe, expect, test } from 'vitest'
import { anEditor, caretIn } from './an-editor.ts'
import { canSort, type SortOrder, sortRows } from './table-sort.ts'

const row = (cells: readonly string[], tag = 'td') =>
  `<tr>${cells.map((cell) => `<${tag}><p>${cell}</p></${tag}>`).join('')}</tr>`
const table = (...rows: (readonly string[])[]) =>
  `<table>${row(['Name', 'Tons'], 'th')}${rows.map((cells) => row(cells)).join('')}</table><p></p>`

const sorted = (html: string, at: string, order: SortOrder): string[] => {
  const editor = anEditor(html)
  caretIn(editor, at)
  editor.commands.command(sortRows(order))
  const rows = editor.state.doc.firstChild?.children ?? []
  return rows.map((one) => one.children.map((cell) => cell.textContent).join(' '))
}

const ships = table(['Gull', '20'], ['auk', '3'], ['Élan', '1,000'], ['Tern', ''])

describe('rows of a table', () => {
  test('are sorted as people sort words, the header stays', () =>
    expect(sorted(ships, 'Gull', 'up')).toEqual([
      'Name Tons',
      'auk 3',
      'Élan 1,000',
      'Gull 20',
      'Tern ',
    ]))

  test('are sorted by their numbers, empty cells last', () =>
    expect(sorted(ships, '20', 'up').slice(1)).toEqual(['auk 3', 'Gull 20', 'Élan 1,000', 'Tern ']))

  test('can be sorted the other way, empty cells still last', () =>
    expect(sorted(ships, '20', 'down').slice(1)).toEqual([
      'Élan 1,000',
      'Gull 20',
      'auk 3',
      'Tern ',
    ]))

  test('by the caret in the header are sorted too', () =>
    expect(sorted(ships, 'Tons', 'up')[1]).toBe('auk 3'))

  test('are left alone where cells are joined, or there is one', () => {
    const joined = anEditor(
      '<table><tr><td colspan="2"><p>a</p></td></tr><tr><td><p>b</p></td><td><p>c</p></td></tr></table>',
    )
    caretIn(joined, 'b')
    expect(canSort(joined.state)).toBe(false)
    const one = anEditor(table(['Gull', '1']))
    caretIn(one, 'Gull')
    expect(canSort(one.state)).toBe(false)
  })

  test('are no rows outside a table', () => {
    const editor = anEditor('<p>salt</p>')
    expect(editor.commands.command(sortRows('up'))).toBe(false)
  })
})
