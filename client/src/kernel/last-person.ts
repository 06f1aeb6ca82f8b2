/** Who used this browser last; names what it keeps of theirs. */
export const personKey = 'chapterhouse.person'

/** The id of who used this browser last; null for nobody, or where storage is blocked. */
export const lastPerson = (): string | null => {
  try {
    return localStorage.getItem(personKey)
  } catch {
    return null
  }
}

/** Puts down who uses this browser; null once nobody does. */
export const setLastPerson = (person: string | null): void => {
  try {
    if (person === null) localStorage.removeItem(personKey)
    else localStorage.setItem(personKey, person)
  } catch {
    // Without storage each start asks the server.
  }
}
