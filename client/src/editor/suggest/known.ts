import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import type { PageLine } from '@chapterhouse/shared/pages/contract'
import type { Member } from '@chapterhouse/shared/projects/contract'
import type { QueryClient } from '@tanstack/react-query'
import { pagesQuery } from '../../pages/api.ts'
import { membersQuery, projectsQuery } from '../../projects/api.ts'

/** Projects whose pages are fetched for a list; others are offered once somebody has been there. */
const most = 12

/** What is on this device of people and pages, and how to have more of it. */
export interface Known {
  readonly projectId: ProjectId
  /** People of the project. */
  readonly members: () => readonly Member[]
  /** Pages of the project, in the order of its tree. */
  readonly pages: () => readonly PageLine[]
  /** Pages of other projects, of those that have been looked at. */
  readonly elsewhere: () => readonly PageLine[]
  /** What a project is called; null while that is not known. */
  readonly projectTitle: (id: ProjectId) => string | null
  readonly askPeople: () => void
  readonly askPages: () => void
  /** Told after any of it changed. Answers how to stop. */
  readonly listen: (changed: () => void) => () => void
}

const kinds = new Set<unknown>(['members', 'pages', 'projects'])

const isTree = ([name, , kind]: readonly unknown[]): boolean =>
  name === 'pages' && !(kind && typeof kind === 'object' && Reflect.get(kind, 'trash'))

const projectsIn = (client: QueryClient) =>
  client.getQueryData(projectsQuery().queryKey)?.pages.flatMap(({ items }) => items) ?? []

/** Quietly: without an answer, what is here is offered. */
const fetchPages = async (client: QueryClient, projectId: ProjectId): Promise<void> => {
  await Promise.all([
    client.prefetchQuery(pagesQuery(projectId)),
    client.prefetchInfiniteQuery(projectsQuery()),
  ])
  const others = projectsIn(client).filter(({ id }) => id !== projectId)
  for (const { id } of others.slice(0, most)) await client.prefetchQuery(pagesQuery(id))
}

const treesIn = (client: QueryClient): readonly PageLine[] =>
  client
    .getQueriesData<readonly PageLine[]>({ predicate: ({ queryKey }) => isTree(queryKey) })
    .flatMap(([, lines]) => lines ?? [])

/** What the answers kept by this client know, seen from a project. */
export const knownIn = (client: QueryClient, projectId: ProjectId): Known => ({
  projectId,
  members: () => client.getQueryData(membersQuery(projectId).queryKey)?.items ?? [],
  pages: () => client.getQueryData(pagesQuery(projectId).queryKey) ?? [],
  elsewhere: () => treesIn(client).filter((line) => line.projectId !== projectId),
  projectTitle: (id) => projectsIn(client).find((project) => project.id === id)?.title ?? null,
  askPeople: () => void client.prefetchQuery(membersQuery(projectId)),
  askPages: () => void fetchPages(client, projectId),
  listen: (changed) =>
    client.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && kinds.has(query.queryKey[0])) changed()
    }),
})

/** All pages that are known here, by id; those of the project count before older copies of them. */
export const linesOf = (known: Known): ReadonlyMap<PageId, PageLine> =>
  new Map([...known.elsewhere(), ...known.pages()].map((line) => [line.id, line]))
