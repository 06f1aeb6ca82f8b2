import type { PageId } from '@chapterhouse/shared/kernel/id'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { madeHere } from '../sync/made-here.ts'

/** The server writes a title down when it closes a slice of the page; until then it tells the old one. */
const untilWrittenDown = 90_000

let titles: ReadonlyMap<PageId, string> = new Map()
const listeners = new Set<() => void>()
const timers = new Map<PageId, ReturnType<typeof setTimeout>>()

const set = (change: (next: Map<PageId, string>) => void) => {
  const next = new Map(titles)
  change(next)
  titles = next
  for (const listen of listeners) listen()
}

/** Titles that are newer here than what the server says; for parts outside React. */
export const titleStore = {
  get: () => titles,
  listen: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** The title as it is being typed in an open page, by whomever. */
export const tellTitle = (id: PageId, title: string): void => {
  clearTimeout(timers.get(id))
  timers.delete(id)
  if (titles.get(id) === title) return
  set((next) => next.set(id, title))
  madeHere.change(id, { title })
}

/** The page was left: what the server says counts again, once it has had time to write it down. */
export const leaveTitle = (id: PageId): void => {
  const forget = () => set((next) => next.delete(id))
  clearTimeout(timers.get(id))
  timers.set(id, setTimeout(forget, untilWrittenDown))
}

/** Tells the titles of one open page, until the screen is left. */
export const useTellTitle = (id: PageId): ((title: string) => void) => {
  useEffect(() => () => leaveTitle(id), [id])
  return useCallback((title: string) => tellTitle(id, title), [id])
}

interface Titled {
  readonly id: PageId
  readonly title: string
}

/** The same pages, under the titles they have this moment. */
export const useLiveTitles = <Page extends Titled>(pages: readonly Page[] | undefined): Page[] => {
  const live = useSyncExternalStore(titleStore.listen, titleStore.get)
  return useMemo(
    () => (pages ?? []).map((page) => ({ ...page, title: live.get(page.id) ?? page.title })),
    [pages, live],
  )
}
