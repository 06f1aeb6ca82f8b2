import { describe, expect, it } from 'vitest'
import { letterCodes, letterLanguages, letterValues } from './letters.ts'
import { builtIn } from './template.ts'

const every = letterLanguages.flatMap((language) =>
  letterCodes.map((code) => [code, language, builtIn(code, language)] as const),
)

describe('a mail', () => {
  it.each(every)(
    '%s in %s has a subject that a list shows whole',
    (_code, _language, { subject }) => {
      expect(subject.length).toBeGreaterThan(10)
      expect(subject.length).toBeLessThanOrEqual(60)
      expect(subject).not.toMatch(/[\r\n]/)
    },
  )

  it.each(every)('%s in %s is a few short paragraphs', (_code, _language, { text }) => {
    for (const paragraph of text.split('\n\n')) expect(paragraph.length).toBeLessThan(260)
  })

  it('greets its person, and one to a stranger claims to know nobody', () => {
    for (const [code, , { text }] of every) {
      expect([code, text.includes('{{name}}')]).toEqual([code, code !== 'project.invitation'])
    }
  })

  it('says what to do for who did not ask for it', () => {
    const uncalled = /not (you|me)|did not ask|know nobody|nicht|niemanden/
    for (const [code, language, { text, html }] of every) {
      expect([code, language, uncalled.test(text + html)]).toEqual([code, language, true])
    }
  })

  it('has one link, and a value for nothing else than what it says', () => {
    for (const code of letterCodes) {
      expect(letterValues[code]).toContain('link')
      expect(new Set(letterValues[code]).size).toBe(letterValues[code].length)
    }
  })
})
