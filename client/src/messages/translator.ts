import type { Catalog } from './catalog.ts'
import type { Language } from './language.ts'

export type Values = Readonly<Record<string, string | number>>

/** Says texts in one language. */
export interface Translator {
  readonly t: (text: string, values?: Values) => string
  readonly tn: (n: number, forms: readonly [one: string, many: string], values?: Values) => string
  /** What the server says, in English and with its values in it; in English where nobody has translated it. */
  readonly told: (text: string) => string
}

const everyForm = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

/** Puts values where their names stand in braces; a name nobody knows stays as it is. */
const filled = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (braces, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : braces,
  )

/** "Try again in {1} s" as what finds the seconds in "Try again in 5 s". */
const finderOf = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(/\{\d\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('(.*)')}$`,
    's',
  )

/** The values of a sentence of this template by their numbers; null for another sentence. */
const valuesIn = (text: string, template: string): Values | null => {
  const found = finderOf(template).exec(text)
  return found && Object.fromEntries(found.slice(1).map((value, index) => [index + 1, value]))
}

const mapped = (values: Values, say: (text: string) => string): Values =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, say(String(value))]))

/** Speaks a language; what its catalog lacks is said in English. */
export const translator = (language: Language, catalog: Catalog): Translator => {
  const numbers = new Intl.NumberFormat(language)
  const rules = new Intl.PluralRules(language)
  const { pluralCategories } = rules.resolvedOptions()
  // Plural forms stand in a catalog in this order, as gettext counts them.
  const forms = everyForm.filter((form) => pluralCategories.includes(form))
  const t = (text: string, values: Values = {}) => {
    const found = catalog[text]
    return filled(typeof found === 'string' ? found : text, values)
  }
  const tn: Translator['tn'] = (n, [one, many], values = {}) => {
    const found = catalog[one]
    const english = n === 1 ? one : many
    const text = Array.isArray(found) ? (found[forms.indexOf(rules.select(n))] ?? english) : english
    return filled(text, { n: numbers.format(n), ...values })
  }
  const told = (text: string): string => {
    if (typeof catalog[text] === 'string') return t(text)
    for (const template of Object.keys(catalog)) {
      const values = template.includes('{1}') ? valuesIn(text, template) : null
      if (values) return t(template, mapped(values, told))
    }
    return text
  }
  return { t, tn, told }
}
