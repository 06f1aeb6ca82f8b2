import { z } from 'zod'

/** Languages the interface is written in. English is in the code, the others in `client/messages`. */
export const languages = ['en', 'de', 'ar'] as const
export type Language = (typeof languages)[number]

/** Those that are whole, by the names they have in themselves: these can be chosen. */
export const offered = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
] as const
export type Offered = (typeof offered)[number]['value']

/** What somebody chose on this device before they came in. */
const choiceKey = 'chapterhouse.language'
/** What the account of whoever was here last says. */
const accountKey = 'chapterhouse.language.account'

/** The nearest language there is: `de-CH` is read in `de`. */
export const nearest = (
  wishes: readonly string[],
  among: readonly Language[] = languages,
): Language => {
  for (const wish of wishes) {
    const found = z.enum(languages).safeParse(wish.toLowerCase().split('-')[0])
    if (found.success && among.includes(found.data)) return found.data
  }
  return 'en'
}

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** False where storage is blocked: there is only the language the window began with. */
const write = (key: string, value: string | null): boolean => {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}

/** What a window speaks that begins now: as chosen here, as the account says, as the browser does. */
export const beginning = (): Language => {
  const known = read(choiceKey) ?? read(accountKey)
  if (known !== null) return nearest([known])
  return nearest(
    navigator.languages,
    offered.map(({ value }) => value),
  )
}

/** What this window speaks, from its first word to its last: another language is another start. */
export const spoken: Language = beginning()

/** What a new account says to begin with: the language of this window, where that can be chosen. */
export const languageHere = (): Offered =>
  offered.find(({ value }) => value === spoken)?.value ?? 'en'

/** Remembers a choice on this device. True: a window that begins now speaks another language. */
export const choose = (wish: Offered): boolean => write(choiceKey, wish) && beginning() !== spoken

/** Remembers what the account says; a choice made on this device stays. True as above. */
export const follow = (wish: Offered): boolean => write(accountKey, wish) && beginning() !== spoken

/** The account was given another language here: that counts from now on. True as above. */
export const chooseForAccount = (wish: Offered): boolean => write(choiceKey, null) && follow(wish)

/** How dates, times and lists are written in it. */
export const locale: string = spoken === 'en' ? 'en-GB' : spoken

/** A title inside a sentence: German keeps the capitals of its nouns. */
export const midSentence = (title: string): string =>
  spoken === 'en' ? title.toLowerCase() : title

/** Which way it is written. */
export const directionOfSpoken = spoken === 'ar' ? 'rtl' : 'ltr'
