import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromMarkdown } from './from-markdown.ts'
import { childrenOf, type DocNode } from './node.ts'
import { anyDocument } from './testing/document-arbitrary.ts'
import { blockTexts, toText, wordsOf } from './to-text.ts'
import { countWords } from './word-count.ts'

const text = (markdown: string) => toText(fromMarkdown(markdown))

describe('plain text', () => {
  test('has an empty line between blocks and a line for each item', () =>
    expect(text('# One\n\nTwo *three*\\\nfour\n\n- five\n- six\n\n> seven')).toBe(
      'One\n\nTwo three\nfour\n\nfive\nsix\n\nseven',
    ))

  test('has tabs between cells', () =>
    expect(text('| a | b |\n| - | - |\n| c | d |')).toBe('a\tb\nc\td'))

  test('has notes in brackets, names, formulas and days where they stand', () =>
    expect(
      text(
        'a[^1] [Ada](person:0190a1b2-c3d4-7e5f-8a6b-0123456789ab) $`x^2`$ [x](date:2026-12-24)\n\n[^1]: b *c*',
      ),
    ).toBe('a[b c] @Ada x^2 24 December 2026'))

  test('holds the text of a node nobody knows', () =>
    expect(toText({ type: 'gadget', content: [{ type: 'text', text: 'kept' }] })).toBe('kept'))

  test('counts the words of all blocks, and not those of pictures', () => {
    expect(wordsOf(fromMarkdown('one two\n\n- three\n  - four\n\n```\nfive\n```'))).toBe(5)
    expect(wordsOf(fromMarkdown('![not these words](/x)'))).toBe(0)
  })

  test('does not join words across a break', () =>
    expect(wordsOf(fromMarkdown('one\\\ntwo'))).toBe(2))

  test.each([
    ['a heading and a task', '## A\n\n- [x] b\n- [ ] c', 'A\n\nb\nc'],
    ['a list in a list', '- a\n  - b\n    - c\n- d', 'a\nb\nc\nd'],
    ['two quotes in one', '> a\n>\n> > b', 'a\n\nb'],
    ['code as it stands', '```\na\n  b\n```', 'a\n  b'],
    ['the words on a picture', '![a harbour](/x)', 'a harbour'],
    ['a row a line, a cell that is empty', '| a | |\n| - | - |\n| | d |', 'a\t\n\td'],
    ['nothing', '', ''],
  ])('has %s', (_, markdown, written) => expect(text(markdown)).toBe(written))

  test('gives each block its own text, in reading order', () =>
    expect(blockTexts(fromMarkdown('# a\n\n- b\n- c\n\n> d\n\n![e](/x)'))).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]))

  const without = (left: readonly string[]) => {
    const strip = (node: DocNode): DocNode =>
      node.content
        ? {
            ...node,
            content: childrenOf(node)
              .filter(({ type }) => !left.includes(type))
              .map(strip),
          }
        : node
    return strip
  }
  const named = ['image', 'attachment', 'embed']
  const atoms = ['inlineMath', 'mention', 'pageLink', 'date', 'footnote']

  test('has as many words as the document, however it is built', () =>
    fc.assert(
      fc.property(anyDocument.map(without(named)), (doc) => {
        expect(countWords(toText(doc))).toBe(wordsOf(doc))
      }),
      { numRuns: 200 },
    ))

  test('shows every letter that the document holds', () => {
    const lettersOf = (node: DocNode): string =>
      (node.text ?? '') + childrenOf(node).map(lettersOf).join('')
    const bare = (written: string) => written.replace(/\s/g, '')
    fc.assert(
      fc.property(anyDocument.map(without([...named, ...atoms])), (doc) => {
        expect(bare(toText(doc))).toBe(bare(lettersOf(doc)))
      }),
      { numRuns: 100 },
    )
  })
})
