import { type Me, theme } from '@chapterhouse/shared/users/contract'
import { z } from 'zod'

/** A theme that a person chose and that the api has not confirmed yet. */
export type ThemeWish = Pick<Me, 'id' | 'theme'>

const key = 'chapterhouse.theme-wish'
const wish = z.object({ id: z.string(), theme })

/** Where storage is blocked or full it is remembered until the next load. */
let inMemory: string | null = null

const read = (): string | null => {
  try {
    return localStorage.getItem(key) ?? inMemory
  } catch {
    return inMemory
  }
}

const write = (value: string | null) => {
  inMemory = null
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    inMemory = value
  }
}

const parse = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

/** One at a time, with its person's id: on a shared browser it is nobody else's. */
export const themeWish = {
  of: (person: Pick<Me, 'id'>): ThemeWish | null => {
    const found = wish.safeParse(parse(read()))
    const isTheirs = found.success && found.data.id === person.id
    return isTheirs ? { id: person.id, theme: found.data.theme } : null
  },
  make: (made: ThemeWish) => write(JSON.stringify({ id: made.id, theme: made.theme })),
  /** Only this one: what the person chose since then stays. */
  forget: (done: ThemeWish) => {
    if (themeWish.of(done)?.theme === done.theme) write(null)
  },
}

/** The person as the api knows them, with what they chose since. */
export const asWished = (me: Me): Me => ({ ...me, ...themeWish.of(me) })
