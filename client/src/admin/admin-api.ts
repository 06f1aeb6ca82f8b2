import * as house from '@chapterhouse/shared/admin/house'
import { listPeople } from '@chapterhouse/shared/admin/people'
import { listAllProjects } from '@chapterhouse/shared/admin/projects'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'

// nothing of it is kept on the device: it speaks of others
const meta = { kept: false }

/** How the house is; asked anew every ten seconds while it is looked at. */
export const overviewQuery = queryOptions({
  queryKey: ['admin', 'overview'],
  queryFn: () => ask(house.getOverview, {}),
  refetchInterval: 10_000,
  meta,
})

/** Milliseconds between two looks at the engine. */
export const beat = 2_000

/** What the live rooms do; null where they are silent. */
export const engineQuery = queryOptions({
  queryKey: ['admin', 'engine'],
  queryFn: async () => (await ask(house.getEngine, {})).figures,
  refetchInterval: beat,
  staleTime: 0,
  meta,
})

const peopleKey = ['admin', 'people'] as const

/** Whose name or address has these letters, in parts. */
export const peopleQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...peopleKey, search],
    queryFn: ({ pageParam: cursor }) =>
      ask(listPeople, { query: { ...(search && { search }), ...(cursor && { cursor }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    // who was found so far stays in sight, with an open menu, until others are found
    placeholderData: keepPreviousData,
    meta,
  })

const projectsKey = ['admin', 'projects'] as const

/** Projects whose title or owner has these letters, in parts; the living or the trashed. */
export const everyProjectQuery = (search: string, trash: boolean) =>
  infiniteQueryOptions({
    queryKey: [...projectsKey, trash, search],
    queryFn: ({ pageParam: cursor }) => {
      const more = { ...(search && { search }), ...(cursor && { cursor }) }
      return ask(listAllProjects, { query: { trash: String(trash), ...more } })
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    // who was found so far stays in sight, with an open menu, until others are found
    placeholderData: keepPreviousData,
    meta,
  })

/** What takes room: weighed at each visit, it costs the database something. */
export const storageQuery = queryOptions({
  queryKey: ['admin', 'storage'],
  queryFn: () => ask(house.getStorage, {}),
  meta,
})

/** Work by the clock; a run that was called shows within five seconds. */
export const jobsQuery = queryOptions({
  queryKey: ['admin', 'jobs'],
  queryFn: async () => (await ask(house.listJobs, {})).items,
  refetchInterval: 5_000,
  meta,
})

/** Mistakes of the server since it started. */
export const faultsQuery = queryOptions({
  queryKey: ['admin', 'faults'],
  queryFn: () => ask(house.listFaults, {}),
  refetchInterval: 10_000,
  meta,
})

/** Who may make an account, and whether it can be chosen. */
export const signUpQuery = queryOptions({
  queryKey: ['admin', 'sign-up'],
  queryFn: () => ask(house.getSignUp, {}),
  meta,
})
