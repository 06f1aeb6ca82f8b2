import { messagesFolder, readCatalog } from '@chapterhouse/client/bundle/messages'
import { describe, expect, test } from 'vitest'
import { messagesIn, shell, standsIn, translated, untranslated } from './messages.ts'
import { parse, readSources } from './source.ts'
import { shapeOf, toldBy } from './told.ts'

const sources = readSources()
const messages = messagesIn(sources)
const told = toldBy(sources)
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

  test('are said in German where the server says them', () => {
    const german = new Set(Object.keys(readCatalog('de')).map(shapeOf))
    expect(told.length).toBeGreaterThan(150)
    expect(told.filter(({ text }) => !german.has(shapeOf(text)))).toEqual([])
  })

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
    const said = new Set([...messages, ...told].map(({ text }) => shapeOf(text)))
    const spare = Object.keys(readCatalog(language)).filter((text) => !said.has(shapeOf(text)))
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

describe('what the server says', () => {
  const hole = ['$', '{n}'].join('')
  const says = (text: string, path = 'api/src/pages/x.ts') =>
    toldBy([parse(path, text)]).map((one) => one.text)

  test.each([
    ["throw new Refusal('gone', { detail: 'This is over' })", 'This is over'],
    ["allow(yes, 'conflict', 'Somebody was faster')", 'Somebody was faster'],
    ["remarks.add('Comments are left out.')", 'Comments are left out.'],
    [`throw new TaskRefusal('unreadable', \`“${hole}” is no text\`)`, '“{}” is no text'],
    [`const detail = n < 9 ? \`Try in ${hole} s\` : 'Try later on'`, 'Try in {} s'],
    ["const all = { gone: [410, 'This is over'] }", 'This is over'],
  ])('is found in %s', (text, sentence) => expect(says(text)).toContain(sentence))

  test.each([
    "log.info('This is over')",
    "const detail = 'gone'",
    "throw new Error('Nobody gets here')",
  ])('is not found in %s', (text) => expect(says(text)).toEqual([]))

  test('is not looked for in tests and mails', () => {
    const text = "const detail = 'This is over'"
    expect(says(text, 'api/src/mail/x.ts')).toEqual([])
    expect(says(text, 'api/src/pages/x.test.ts')).toEqual([])
  })
})
