import { describe, expect, it } from 'vitest'
import { patternOf, type Query } from './pattern.ts'

const found = (text: string, query: Partial<Query>): string[] => {
  const all = { text: '', exactCase: false, wholeWords: false, regex: false, ...query }
  const pattern = patternOf(all)
  return pattern instanceof RegExp ? [...text.matchAll(pattern)].map(([whole]) => whole) : []
}

describe('a pattern', () => {
  it('takes words as they are, whatever they mean elsewhere', () => {
    expect(found('1+1=2 (why?) [a]\\', { text: '1+1=2 (why?) [a]\\' })).toHaveLength(1)
    expect(found('salt', { text: 's.lt' })).toEqual([])
    for (const sign of '^$.*+?()[]{}|/-#&~') expect(found(sign, { text: sign })).toEqual([sign])
  })

  it('tells A from a only when asked to', () => {
    expect(found('Salt salt SÄULE säule', { text: 'sä' })).toEqual(['SÄ', 'sä'])
    expect(found('Salt salt', { text: 'salt', exactCase: true })).toEqual(['salt'])
  })

  it('finds whole words in every script', () => {
    expect(found('sea seal sea', { text: 'sea', wholeWords: true })).toHaveLength(2)
    expect(found('море морем', { text: 'море', wholeWords: true })).toHaveLength(1)
    expect(found('über überall', { text: 'über', wholeWords: true })).toHaveLength(1)
    expect(found('a or ab', { text: 'a|ab', regex: true, wholeWords: true })).toEqual(['a', 'ab'])
  })

  it('finds straight quotation marks by curly ones and the other way round', () => {
    expect(found('don’t “go”', { text: `don't "go"` })).toHaveLength(1)
    expect(found(`don't "go"`, { text: 'don’t “go”' })).toHaveLength(1)
  })

  it('reads a regular expression, with lines and Unicode', () => {
    expect(found('a1 b22', { text: String.raw`\p{L}\d+`, regex: true })).toEqual(['a1', 'b22'])
    expect(found('one\ntwo', { text: '^t', regex: true })).toEqual(['t'])
    expect(found('😀', { text: '^.$', regex: true })).toEqual(['😀'])
  })

  it.each(['(', '[', '*', '\\', 'a)(b', '(?<x'])('says that %s cannot be read', (text) => {
    expect(patternOf({ text, exactCase: false, wholeWords: true, regex: true })).toBe('invalid')
  })

  it('looks for nothing when nothing is asked', () => {
    expect(patternOf({ text: '', exactCase: false, wholeWords: true, regex: true })).toBeNull()
  })
})
