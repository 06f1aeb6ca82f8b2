import { describe, expect, test } from 'vitest'
import type { DocNode } from '../node.ts'
import { inlineText, isInline } from './inline-text.ts'

const node = (type: string, attrs: object = {}, content: DocNode[] = []): DocNode => ({
  type,
  attrs: { ...attrs },
  content,
})
const text = (value: string): DocNode => ({ type: 'text', text: value })

describe('what a line says', () => {
  test.each<[string, DocNode, string]>([
    ['text', text('a'), 'a'],
    ['a break', node('hardBreak'), '\n'],
    ['a person', node('mention', { label: 'Ada' }), '@Ada'],
    ['a page', node('pageLink', { label: 'Plan' }), 'Plan'],
    ['a formula', node('inlineMath', { latex: 'x^2' }), 'x^2'],
    ['a day', node('date', { day: '2026-12-24' }), '24 December 2026'],
    ['a day that is none', node('date', { day: 'soon' }), ''],
    ['a note', node('footnote', {}, [text('b')]), '[b]'],
    ['a note without words', node('footnote'), ''],
    ['a forged label', node('mention', { label: 7 }), '@'],
    ['a node of a newer language', node('whisper', {}, [text('kept')]), 'kept'],
  ])('of %s', (_, given, said) => expect(inlineText(given)).toBe(said))

  test('can leave out the notes, those inside others too', () => {
    const line = node('paragraph', {}, [text('a'), node('footnote', {}, [text('b')]), text('c')])
    expect(inlineText(line)).toBe('a[b]c')
    expect(inlineText(line, false)).toBe('ac')
  })

  test.each(['text', 'hardBreak', 'mention', 'pageLink', 'inlineMath', 'date', 'footnote'])(
    'is said by %s',
    (type) => expect(isInline(type === 'text' ? text('a') : { type })).toBe(true),
  )

  test.each(['paragraph', 'image', 'constructor', 'whisper'])('is not said by %s', (type) =>
    expect(isInline({ type })).toBe(false),
  )
})
