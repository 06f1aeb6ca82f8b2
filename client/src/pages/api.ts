import type { InputOf } from '@chapterhouse/shared/kernel/endpoint'
import type { PageId, ProjectId, VersionId } from '@chapterhouse/shared/kernel/id'
import {
  changePage,
  createPage,
  deletePage,
  getPage,
  listContributions,
  listPages,
  listVersions,
  nameVersion,
  type Page,
  type PageLine,
  readVersion,
  undeletePage,
} from '@chapterhouse/shared/pages/contract'
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'
import { t } from '../messages/t.ts'
import { madeHere } from '../sync/made-here.ts'
import { toast } from '../ui/toast.ts'
import { useAct } from '../ui/use-act.ts'
import { pageMadeHere, withMadeHere } from './made-here/as-page.ts'
import { titleOf } from './title.ts'
import { type Place, withMoved } from './tree/move.ts'

/** How often the tree looks for other people's pages and titles while it is on screen. */
const treePause = 20_000
const pagePause = 30_000

/** The page tree in order; with `trash` the deleted pages. */
export const pagesQuery = (projectId: ProjectId, trash = false) =>
  queryOptions({
    queryKey: ['pages', projectId, { trash }],
    queryFn: async () => {
      const query = { trash: String(trash) }
      const { items } = await ask(listPages, { params: { projectId }, query })
      return trash ? items : withMadeHere(items, projectId)
    },
    refetchInterval: treePause,
  })

/** One page without its text, which comes through its room. */
export const pageQuery = (pageId: PageId) =>
  queryOptions({
    queryKey: ['page', pageId],
    queryFn: async () => {
      const made = madeHere.find(pageId)
      return made ? pageMadeHere(made) : ask(getPage, { params: { pageId } })
    },
    // A lock, a role, the trash: what may be done here can change while one writes.
    refetchInterval: pagePause,
  })

const first = null as string | null
const cursorOf = (cursor: string | null) => (cursor ? { cursor } : {})

/** Versions, newest first, a part at a time. */
export const versionsQuery = (pageId: PageId) =>
  infiniteQueryOptions({
    queryKey: ['versions', pageId],
    queryFn: ({ pageParam }) =>
      ask(listVersions, { params: { pageId }, query: { limit: 50, ...cursorOf(pageParam) } }),
    initialPageParam: first,
    getNextPageParam: (last) => last.nextCursor,
  })

/** Who changed what, newest first, a part at a time. */
export const contributionsQuery = (pageId: PageId) =>
  infiniteQueryOptions({
    queryKey: ['contributions', pageId],
    queryFn: ({ pageParam }) =>
      ask(listContributions, { params: { pageId }, query: { limit: 50, ...cursorOf(pageParam) } }),
    initialPageParam: first,
    getNextPageParam: (last) => last.nextCursor,
  })

/** A version never changes once it is made. */
export const versionQuery = (versionId: VersionId) =>
  queryOptions({
    queryKey: ['version', versionId],
    queryFn: () => ask(readVersion, { params: { versionId } }),
    staleTime: Number.POSITIVE_INFINITY,
    meta: { kept: false },
  })

/** Shows a page's new state everywhere it stands. */
const useTake = () => {
  const client = useQueryClient()
  return async (page: Page) => {
    client.setQueryData(pageQuery(page.id).queryKey, page)
    await client.invalidateQueries({ queryKey: ['pages', page.projectId] })
    await client.invalidateQueries({ queryKey: ['project', page.projectId] })
    await client.invalidateQueries({ queryKey: ['shelf'] })
  }
}

type NewPage = { readonly projectId: ProjectId } & InputOf<typeof createPage, 'body'>

/** Makes a page, empty or from Markdown. */
export const useCreatePage = () => {
  const take = useTake()
  return useAct(async ({ projectId, ...body }: NewPage) => {
    const page = await ask(createPage, { params: { projectId }, body })
    await take(page)
    return page
  })
}

type Change = { readonly pageId: PageId } & InputOf<typeof changePage, 'body'>

/** Renames, protects or locks a page. */
export const useChangePage = () => {
  const take = useTake()
  return useAct(async ({ pageId, ...body }: Change) => {
    const made = madeHere.find(pageId)
    if (made && body.title !== undefined) {
      const { renameHere } = await import('./made-here/rename-here.ts')
      return renameHere(made, body.title)
    }
    return take(await ask(changePage, { params: { pageId }, body }))
  })
}

/** Moves a page; the tree shows it at once and goes back if the api says no. */
export const useMovePage = (projectId: ProjectId) => {
  const client = useQueryClient()
  const key = pagesQuery(projectId).queryKey
  return useAct(async ({ pageId, place }: { pageId: PageId; place: Place }) => {
    await client.cancelQueries({ queryKey: key })
    client.setQueryData(key, (lines) => lines && withMoved(lines, pageId, place))
    try {
      await ask(changePage, { params: { pageId }, body: place })
    } finally {
      await client.invalidateQueries({ queryKey: key })
    }
  })
}

/** Brings a page back, with those that went along with it. */
export const useUndeletePage = () => {
  const take = useTake()
  return useAct(async (pageId: PageId) => take(await ask(undeletePage, { params: { pageId } })))
}

/**
 * Moves a page and those below it to the trash, and offers the way back. `onDeleted` comes before
 * anything is asked anew: with that the screen of an open page goes, and whatever waits in it.
 */
export const useDeletePage = (onDeleted = (_: PageLine) => {}) => {
  const client = useQueryClient()
  const undelete = useUndeletePage()
  return useAct(async (page: PageLine) => {
    const made = madeHere.find(page.id)
    if (made) {
      const { giveUp } = await import('./made-here/give-up.ts')
      giveUp(client, made)
      return
    }
    await ask(deletePage, { params: { pageId: page.id } })
    onDeleted(page)
    toast(t('“{title}” is in the trash', { title: titleOf(page) }), {
      undo: () => undelete.mutate(page.id),
    })
    await client.invalidateQueries({ queryKey: ['pages', page.projectId] })
    await client.invalidateQueries({ queryKey: ['project', page.projectId] })
    await client.invalidateQueries({ queryKey: ['shelf'] })
  })
}

/** Keeps the page as it is now under a name. Throws, for the form that asks. */
export const useNameVersion = (pageId: PageId) => {
  const client = useQueryClient()
  return async (label: string) => {
    const version = await ask(nameVersion, { params: { pageId }, body: { label } })
    await client.invalidateQueries({ queryKey: ['versions', pageId] })
    return version
  }
}
