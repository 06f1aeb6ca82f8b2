import { type Language, spoken } from './language.ts'

/** A text and what it is in another language: one string, or one for each plural form. */
export type Catalog = Readonly<Record<string, string | readonly string[]>>

const catalogs: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ catalog: Catalog }>>> = {
  de: () => import('virtual:messages/de'),
  ar: () => import('virtual:messages/ar'),
}

/** Without it the window speaks English: a text in the wrong language beats none. */
const load = async (language: Exclude<Language, 'en'>): Promise<Catalog> => {
  try {
    return (await catalogs[language]()).catalog
  } catch {
    return {}
  }
}

/**
 * Everything that says something waits for this, so that texts may stand in constants. In English there is nothing to
 * wait for.
 */
export const catalog: Catalog = spoken === 'en' ? {} : await load(spoken)
