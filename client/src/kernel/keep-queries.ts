import { Refusal } from '@chapterhouse/shared/refusals'
import { type DehydratedState, dehydrate, hydrate, type QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { isRefusal } from './explain.ts'
import { kept } from './kept.ts'
import { lastPerson, setLastPerson } from './last-person.ts'
import { meKey } from './query-client.ts'

/** Raise when a contract changes so that an old copy would not fit. */
const shape = 7
/** No start waits longer than this for what was kept. */
const storagePatience = 1_000
const longest = 30 * 24 * 60 * 60 * 1000

const state = z.custom<DehydratedState>((value) => typeof value === 'object' && value !== null)
const copy = z.object({ shape: z.literal(shape), at: z.number(), state })
const someone = z.object({ id: z.string() })

const nameOf = (person: string) => `queries:${person}`

/** A browser's storage may hang (a disk that fails, a tab that upgrades it): nobody waits for it. */
const inTime = (work: Promise<void>): Promise<void> =>
  Promise.race([work, new Promise<void>((give) => setTimeout(give, storagePatience))])

/**
 * Fills the client with what the last person of this browser saw, so that a start needs no network. A
 * slow storage fills it late, beneath what has been answered meanwhile.
 */
export const recall = async (client: QueryClient, now = Date.now()): Promise<void> => {
  const person = lastPerson()
  if (person === null) return
  const fill = async () => {
    const found = copy.safeParse(await kept.read(nameOf(person)))
    const present = personIn(client)
    const isTheirs = present === undefined || present === person
    if (found.success && isTheirs && now - found.data.at < longest)
      hydrate(client, found.data.state)
  }
  await inTime(fill())
}

const personIn = (client: QueryClient): string | null | undefined => {
  const me = client.getQueryData(meKey)
  if (me === undefined) return undefined
  const parsed = someone.safeParse(me)
  return parsed.success ? parsed.data.id : null
}

/** An answer stays what it was while the server is away or in trouble; after a no it does not. */
const isStillTrue = (error: unknown): boolean =>
  !(error instanceof Refusal) ||
  isRefusal(error, 'unavailable', 'outcome_unknown', 'rate_limited', 'internal')

/**
 * As it was when it was answered: that it could not be asked again is nothing to remember. Whoever
 * reads it asks anew, however young it is: much happens between two visits.
 */
const asAnswered = (state: DehydratedState['queries'][number]['state']) =>
  ({
    ...state,
    status: 'success',
    error: null,
    fetchFailureCount: 0,
    fetchFailureReason: null,
    isInvalidated: true,
  }) as const

const write = (client: QueryClient, person: string): Promise<void> => {
  const { queries, mutations } = dehydrate(client, {
    shouldDehydrateQuery: ({ state, meta }) =>
      state.data !== undefined && meta?.kept !== false && isStillTrue(state.error),
    shouldDehydrateMutation: () => false,
  })
  const state = {
    mutations,
    queries: queries.map((one) => ({ ...one, state: asAnswered(one.state) })),
  }
  return kept.write(nameOf(person), { shape, at: Date.now(), state })
}

/** Forgets what a person who signed out has seen; the next one starts with nothing. */
const forget = async (client: QueryClient, person: string) => {
  setLastPerson(null)
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== meKey[0] })
  await kept.remove(nameOf(person))
}

/** Keeps the client's answers per person, at most once a pause. Answers how to stop. */
export const keepQueries = (client: QueryClient, pause = 800): (() => void) => {
  let person = lastPerson()
  let timer: ReturnType<typeof setTimeout> | undefined

  const store = () => {
    timer = undefined
    const present = personIn(client)
    if (present) void write(client, present)
  }
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const present = personIn(client)
    if (present === undefined) return
    if (person !== null && present !== person) void forget(client, person)
    if (present !== person) setLastPerson(present)
    person = present
    timer ??= setTimeout(store, pause)
  })
  const flush = () => timer !== undefined && store()
  addEventListener('pagehide', flush)
  return () => {
    clearTimeout(timer)
    removeEventListener('pagehide', flush)
    stop()
  }
}
