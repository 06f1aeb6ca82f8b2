import { messagesFolder, readCatalog } from '@chapterhouse/client/bundle/messages'
import { describe, expect, test } from 'vitest'
import { messagesIn, shell, standsIn, translated, untranslated } from './messages.ts'
import { parse, readSources } from './source.ts'

const sources = readSources()
const messages = messagesIn(sources)
const ofShell = new Set(sources.filter((one) => standsIn(shell, one)).map(({ path }) => path))

/** What a text is filled with, and what stands around its words. */
const partsOf = (text: string): string[] => (text.match(/\{\w+\}|<\/?\w+>/g) ?? []).sort()

const missing = (language: string, wanted: typeof messages): string[] => {
  const catalog = readCatalog(language)
  const lacks = ({ text, plural }: (typeof messages)[number]) =>
    plural === null ? typeof catalog[text] !== 'string' : !Array.isArray(catalog[text])
  return wanted.filter(lacks).map(({ path, text }) => `${path}: ${text}`)
}

describe('the texts of the interface', () => {
  test('are messages wherever a folder says so', () =>
    expect(untranslated(sources, translated)).toEqual([]))

  test('are all said in German', () => expect(missing('de', messages)).toEqual([]))

  test('are said in Arabic around every screen', () => {
    const wanted = messages.filter(({ path }) => ofShell.has(path))
    expect(wanted.length).toBeGreaterThan(20)
    expect(missing('ar', wanted)).toEqual([])
  })

  test.each(['de', 'ar'])('have in %s what they are filled with in English', (language) => {
    const wrong = Object.entries(readCatalog(language)).flatMap(([text, said]) => {
      const all = typeof said === 'string' ? [said] : said
      // a plural form may do without its number, in either language: "one day"
      const isFine = (one: string) =>
        String(partsOf(one)) === String(partsOf(text)) ||
        (typeof said !== 'string' &&
          partsOf(one).every((part) => part === '{n}' || partsOf(text).includes(part)))
      return all.every(isFine) ? [] : [`${text} → ${all.join(' | ')}`]
    })
    expect(wrong).toEqual([])
  })

  test.each(['de', 'ar'])('are the only ones the catalog of %s has', (language) => {
    const said = new Set(messages.map(({ text }) => text))
    const spare = Object.keys(readCatalog(language)).filter((text) => !said.has(text))
    expect(spare, `in ${messagesFolder}`).toEqual([])
  })
})

describe('the scanner', () => {
  const source = (text: string) => parse('client/src/app/x.tsx', text)

  test('finds messages in calls and in rich sentences', () => {
    const text = `t('Save'); tn(n, ['{n} page', '{n} pages']); <Rich text="Read <a>it</a>" />`
    expect(messagesIn([source(text)])).toEqual([
      { path: 'client/src/app/x.tsx', text: 'Save', plural: null },
      { path: 'client/src/app/x.tsx', text: '{n} page', plural: '{n} pages' },
      { path: 'client/src/app/x.tsx', text: 'Read <a>it</a>', plural: null },
    ])
  })

  test.each([
    '<p>Save it</p>',
    '<b title="Save it" />',
    '<b aria-label="Save it" />',
    '<b>{saved ? "Save it again" : null}</b>',
    'toast("Save it first")',
  ])('notices %s', (text) => expect(untranslated([source(text)], ['app'])).toHaveLength(1))

  test.each([
    '<p>{t("Save it now")}</p>',
    'tn(n, ["One more page", "{n} more pages"])',
    '<Rich text="Read <a>it all</a>" />',
    'throw new Error("Nobody gets here")',
    'class A extends B { constructor() { super("Nobody reads this") } }',
    '<b className="wide" />',
    '<b className={on ? "Wide Open" : ""} />',
    '<p>· – </p>',
  ])('lets %s pass', (text) => expect(untranslated([source(text)], ['app'])).toEqual([]))
})
