import { z } from 'zod'

/** Languages the interface is written in. English is in the code, the others in `client/messages`. */
export const languages = ['en', 'de', 'ar'] as const
export type Language = (typeof languages)[number]

const key = 'chapterhouse.language'
const language = z.enum(languages)

/** The nearest language there is: `de-CH` is read in `de`. */
export const nearest = (wishes: readonly string[]): Language => {
  for (const wish of wishes) {
    const found = language.safeParse(wish.toLowerCase().split('-')[0])
    if (found.success) return found.data
  }
  return 'en'
}

const kept = (): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** What this window speaks, from its first word to its last: another language is another start. */
export const spoken: Language = nearest([kept() ?? 'en'])

/** Remembers the language on this device. True: it is another one than this window speaks. */
export const choose = (wish: Language): boolean => {
  try {
    localStorage.setItem(key, wish)
  } catch {
    // Without storage there is only the language the window began with.
    return false
  }
  return wish !== spoken
}

/** How dates, times and lists are written in it. */
export const locale: string = spoken === 'en' ? 'en-GB' : spoken

/** A title inside a sentence: German keeps the capitals of its nouns. */
export const midSentence = (title: string): string =>
  spoken === 'en' ? title.toLowerCase() : title

/** Which way it is written. */
export const directionOfSpoken = spoken === 'ar' ? 'rtl' : 'ltr'
