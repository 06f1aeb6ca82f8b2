import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import {
  addFavourite,
  getShelf,
  removeFavourite,
  type Shelf,
  type ShelfLine,
  visitPage,
} from '@chapterhouse/shared/pages/shelf'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '../../kernel/ask.ts'
import { useAct } from '../../ui/use-act.ts'

/** A person's own lists: what they marked, and what they opened last. */
export const shelfQuery = queryOptions({
  queryKey: ['shelf'],
  queryFn: () => ask(getShelf, {}),
  refetchInterval: 60_000,
})

/** A page as far as a list of one's own tells of it. */
type Marked = Pick<Page, 'id' | 'projectId' | 'title' | 'icon' | 'wordCount'>

// What the list shows until the api has answered; the project's title comes with the answer.
const lineOf = ({ id, projectId, title, icon, wordCount }: Marked): ShelfLine => ({
  id,
  projectId,
  projectTitle: '',
  title,
  icon,
  wordCount,
  at: new Date().toISOString(),
})

/** The favourites with a page after another; null is first. */
export const withAfter = (
  lines: readonly ShelfLine[],
  line: ShelfLine,
  afterId: PageId | null,
): ShelfLine[] => {
  const others = lines.filter(({ id }) => id !== line.id)
  const at = afterId === null ? 0 : others.findIndex(({ id }) => id === afterId) + 1
  return [...others.slice(0, at), line, ...others.slice(at)]
}

/** Changes the list on screen at once, and goes back to the api's if that says no. */
const useListAct = <Input>(
  change: (lines: readonly ShelfLine[], input: Input) => ShelfLine[],
  send: (input: Input) => Promise<unknown>,
) => {
  const client = useQueryClient()
  const key = shelfQuery.queryKey
  return useAct(async (input: Input) => {
    await client.cancelQueries({ queryKey: key })
    client.setQueryData(key, (shelf: Shelf | undefined) =>
      shelf ? { ...shelf, favourites: change(shelf.favourites, input) } : shelf,
    )
    try {
      await send(input)
    } finally {
      await client.invalidateQueries({ queryKey: key })
    }
  })
}

/** Which pages are marked, and the way to mark one or to take the mark away. */
export const useFavourites = () => {
  const shelf = useQuery(shelfQuery)
  const has = (id: PageId) => shelf.data?.favourites.some((line) => line.id === id) ?? false
  const mark = useListAct<Marked>(
    (lines, page) => [...lines.filter(({ id }) => id !== page.id), lineOf(page)],
    ({ id: pageId }) => ask(addFavourite, { params: { pageId }, body: {} }),
  )
  const unmark = useListAct<Marked>(
    (lines, page) => lines.filter(({ id }) => id !== page.id),
    ({ id: pageId }) => ask(removeFavourite, { params: { pageId } }),
  )
  const toggle = (page: Marked) => (has(page.id) ? unmark.mutate(page) : mark.mutate(page))
  return { has, toggle }
}

/** A favourite, and after which other it goes; null makes it the first. */
interface Put {
  readonly line: ShelfLine
  readonly afterId: PageId | null
}

/** Puts a favourite elsewhere in the list. */
export const usePutFavourite = () =>
  useListAct<Put>(
    (lines, { line, afterId }) => withAfter(lines, line, afterId),
    ({ line, afterId }) => ask(addFavourite, { params: { pageId: line.id }, body: { afterId } }),
  )

/** So long a page is open before it counts as opened: going past is no visit. */
const aLook = 2_000

/** Notes that the page was opened. It is for convenience: a failure is nobody's trouble. */
export const useVisit = (pageId: PageId): void => {
  const client = useQueryClient()
  useEffect(() => {
    const note = () =>
      ask(visitPage, { params: { pageId } })
        .then(() => client.invalidateQueries({ queryKey: shelfQuery.queryKey }))
        .catch(() => undefined)
    const timer = setTimeout(note, aLook)
    return () => clearTimeout(timer)
  }, [pageId, client])
}
