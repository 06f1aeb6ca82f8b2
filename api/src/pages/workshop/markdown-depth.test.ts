import { cpuTime } from '@chapterhouse/shared/kernel/testing/cpu-time'
import { describe, expect, it } from 'vitest'
import { nestsTooDeep } from './markdown-depth.ts'

describe('Markdown that nests too deeply', () => {
  it.each([
    ['quotes in quotes', '>'.repeat(33)],
    ['quotes with spaces', '> '.repeat(33)],
    ['lists in one line', '- '.repeat(33)],
    ['numbered lists in one line', '1. '.repeat(33)],
    ['quotes and lists in turn', '> - '.repeat(17)],
    ['a list far to the right', `- a\n${' '.repeat(400)}- b`],
    ['on its last line', `fine\n\n${'> '.repeat(40)}x`],
  ])('%s', (_what, markdown) => {
    expect(nestsTooDeep(markdown)).toBe(true)
  })

  it('is told at once, however much of it there is', () => {
    const { ms } = cpuTime(() => {
      for (const piece of ['> ', '- ', '1. ', ' ', '\t', '-', '>a']) {
        nestsTooDeep(`${piece.repeat(1_000_000)}x`)
        nestsTooDeep(`${piece}\n`.repeat(1_000_000))
      }
    })
    expect(ms).toBeLessThan(10_000)
  }, 120_000)
})

describe('Markdown that does not', () => {
  it.each([
    ['nothing', ''],
    ['a rule of many dashes', '-'.repeat(500)],
    ['a heading underlined with many', `Title\n${'='.repeat(500)}`],
    ['a rule of many stars', '*'.repeat(500)],
    ['a table with many columns', `|${' a |'.repeat(500)}`],
    ['a long line of text', 'word > word - word '.repeat(500)],
    ['a deeply indented code line', `\`\`\`\n${' '.repeat(300)}- x\n\`\`\``],
    ['a conversation quoted ten times', '> '.repeat(10)],
  ])('%s', (_what, markdown) => {
    expect(nestsTooDeep(markdown)).toBe(false)
  })
})
