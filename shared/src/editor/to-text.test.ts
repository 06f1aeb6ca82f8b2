import { describe, expect, test } from 'vitest'
import { fromMarkdown } from './from-markdown.ts'
import { toText, wordsOf } from './to-text.ts'

const text = (markdown: string) => toText(fromMarkdown(markdown))

describe('plain text', () => {
  test('has an empty line between blocks and a line for each item', () =>
    expect(text('# One\n\nTwo *three*\\\nfour\n\n- five\n- six\n\n> seven')).toBe(
      'One\n\nTwo three\nfour\n\nfive\nsix\n\nseven',
    ))

  test('has tabs between cells', () =>
    expect(text('| a | b |\n| - | - |\n| c | d |')).toBe('a\tb\nc\td'))

  test('holds the text of a node nobody knows', () =>
    expect(toText({ type: 'callout', content: [{ type: 'text', text: 'kept' }] })).toBe('kept'))

  test('counts the words of all blocks, and not those of pictures', () => {
    expect(wordsOf(fromMarkdown('one two\n\n- three\n  - four\n\n```\nfive\n```'))).toBe(5)
    expect(wordsOf(fromMarkdown('![not these words](/x)'))).toBe(0)
  })

  test('does not join words across a break', () =>
    expect(wordsOf(fromMarkdown('one\\\ntwo'))).toBe(2))
})
