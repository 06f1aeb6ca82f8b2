import { locale } from '../../messages/language.ts'
import { t } from '../../messages/t.ts'

/** Languages offered for a page; any other that a page has is offered with them. */
const offered = [
  'ar',
  'bg',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'en-GB',
  'en-US',
  'es',
  'et',
  'eu',
  'fa',
  'fi',
  'fr',
  'ga',
  'gl',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'is',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'nb',
  'nl',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh-Hans',
  'zh-Hant',
] as const

const names = new Intl.DisplayNames(locale, { type: 'language' })

interface Choice {
  readonly value: string
  readonly label: string
}

/** The languages to choose from, by name; the empty one leaves it to the reader's browser. */
export const languageChoices = (current: string | null): Choice[] => {
  const all = new Set<string>([...offered, ...(current ? [current] : [])])
  const named = [...all].map((value) => ({ value, label: names.of(value) ?? value }))
  return [
    { value: '', label: t('As the reader’s browser') },
    ...named.toSorted((a, b) => a.label.localeCompare(b.label)),
  ]
}
