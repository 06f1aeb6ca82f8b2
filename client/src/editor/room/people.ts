import type { Awareness } from 'y-protocols/awareness'
import { z } from 'zod'

/** Somebody whose window has this page open. */
export interface PersonHere {
  readonly id: string | null
  readonly displayName: string
  readonly color: string
}

// The server puts these in from the ticket; until it has, our own are our own statement.
const user = z.object({
  id: z.string().nullish(),
  name: z.string().max(200),
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
})

/** The person in an awareness state, or null for a state that names none. */
export const personOf = (value: unknown): PersonHere | null => {
  const parsed = user.safeParse(value)
  if (!parsed.success) return null
  return { id: parsed.data.id ?? null, displayName: parsed.data.name, color: parsed.data.color }
}

/** Everybody here but this person, once each however many windows they have. */
export const othersHere = (awareness: Awareness, myId: string): PersonHere[] => {
  const people = new Map<string, PersonHere>()
  for (const [client, state] of awareness.getStates()) {
    const person = client === awareness.clientID ? null : personOf(state.user)
    const key = person?.id ?? `guest ${client}`
    if (person && person.id !== myId) people.set(key, person)
  }
  return [...people.values()].sort((a, b) => a.displayName.localeCompare(b.displayName))
}
