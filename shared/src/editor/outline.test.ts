import { describe, expect, test } from 'vitest'
import { fromMarkdown } from './from-markdown.ts'
import { headingIds, headingText, outlineOf } from './outline.ts'

const outline = (markdown: string) =>
  outlineOf(fromMarkdown(markdown)).map(({ level, text, id }) => `${level} ${text} #${id}`)

describe('an outline', () => {
  test('has the headings in reading order, wherever they stand', () =>
    expect(outline('# One\n\n> ## Two *three*\n\n- ### Four')).toEqual([
      '1 One #h-one',
      '2 Two three #h-two-three',
      '3 Four #h-four',
    ]))

  test('gives equal headings ids of their own', () =>
    expect(outline('# A\n\n# A\n\n# a!')).toEqual(['1 A #h-a', '1 A #h-a-2', '1 a! #h-a-3']))

  test('leaves out headings without words, and notes in a heading', () =>
    expect(outline('#\n\n# A[^1]\n\n[^1]: not this')).toEqual(['1 A #h-a']))

  test('keeps letters of every script and nothing else', () =>
    expect(outline('# Überall 漢字, "quoted" <b>')).toEqual([
      '1 Überall 漢字, "quoted" <b> #h-überall-漢字-quoted-b',
    ]))

  test('has ids of a bounded length', () => {
    const [only] = outlineOf(fromMarkdown(`# ${'a'.repeat(500)}`))
    expect(only?.id.length).toBeLessThanOrEqual(62)
  })
})

describe('names of headings', () => {
  test('count what repeats, and are none for what is empty', () => {
    expect(headingIds(['Salt', 'salt!', '', 'Road'])).toEqual([
      'h-salt',
      'h-salt-2',
      null,
      'h-road',
    ])
  })

  test('are the same whether one asks for the outline or for the names', () => {
    const texts = ['A b', 'Ü', 'A b', '日本']
    const doc = {
      type: 'doc',
      content: texts.map((text) => ({ type: 'heading', content: [{ type: 'text', text }] })),
    }
    expect(outlineOf(doc).map(({ id }) => id)).toEqual(headingIds(texts))
  })

  test('are made of one line', () => {
    const content = [
      { type: 'text', text: ' a ' },
      { type: 'hardBreak' },
      { type: 'text', text: 'b' },
    ]
    expect(headingText({ type: 'heading', content })).toBe('a b')
  })
})
