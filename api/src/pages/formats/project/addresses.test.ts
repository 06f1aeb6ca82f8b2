import { describe, expect, it } from 'vitest'
import { withAddresses } from './addresses.ts'

const loud = (markdown: string) => withAddresses(markdown, (address) => address.toUpperCase())
const lines = (...all: string[]) => all.join('\n')

describe('the addresses of a text', () => {
  it.each([
    ['[a](b.md)', '[a](B.MD)'],
    ['![a](b.png#width=3 "c")', '![a](B.PNG#WIDTH=3 "c")'],
    ['[a](<b c.md>)', '[a](B C.MD)'],
    ['[a](b_(c).md) and [d](e)', '[a](B_(C).MD) and [d](E)'],
    ['> - [a](b)', '> - [a](B)'],
  ])('of %j are changed', (from, to) => expect(loud(from)).toBe(to))

  it.each(['a](', '[a] (b)', 'plain', '', `[a](${'b'.repeat(501)})`])('are none in %j', (text) =>
    expect(loud(text)).toBe(text),
  )

  it('stay in code, however deep it lies, and are changed again after it', () => {
    for (const before of ['', '> ', '- ', '  > 1. ']) {
      const code = lines(`${before}\`\`\`\`md`, '[a](b)', '```', '[c](d)', '````')
      expect(loud(code)).toBe(code)
      expect(loud(lines(code, '[e](f)'))).toBe(lines(code, '[e](F)'))
    }
  })

  it('of blocks carried as JSON are changed, and nothing else of them', () => {
    const block = '{"type":"x","attrs":{"href":"a.md","src":"b.png","text":"c"}}'
    const fenced = (text: string) => lines('```json chapterhouse', text, '```')
    const changed = '{"type":"x","attrs":{"href":"A.MD","src":"B.PNG","text":"c"}}'
    expect(loud(fenced(block))).toBe(fenced(changed))
  })

  it('are found in a long line at once', () => {
    const started = performance.now()
    loud('](('.repeat(100_000))
    loud(`](${'('.repeat(100_000)}`)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
