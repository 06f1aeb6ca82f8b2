import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Page, PageLine } from '@chapterhouse/shared/pages/contract'
import { type QueryClient, QueryObserver } from '@tanstack/react-query'
import { isRefusal } from '../../kernel/explain.ts'
import { pageQuery, pagesQuery } from '../../pages/api.ts'
import { titleStore } from '../../pages/live-title.ts'
import { titleOf } from '../../pages/title.ts'
import { type Known, linesOf } from './known.ts'

/** What a link can say of the page it leads to. */
export type PageName =
  | { readonly kind: 'there'; readonly title: string; readonly icon: string | null }
  | { readonly kind: 'deleted'; readonly title: string }
  /** There is none, or this person may not know of it: the server makes no difference. */
  | { readonly kind: 'shut' }
  | { readonly kind: 'unknown' }

/** The names pages have today, kept up to date while somebody looks. */
export class PageNames {
  readonly #client: QueryClient
  readonly #known: Known
  readonly #stops = new Map<PageId, () => void>()
  readonly #listeners = new Set<() => void>()
  #stop: (() => void) | null = null
  /** Pages by id, for as long as they stay as they are: a text may hold hundreds of links. */
  #lines: ReadonlyMap<PageId, PageLine> | null = null

  constructor(client: QueryClient, known: Known) {
    this.#client = client
    this.#known = known
  }

  of(id: PageId): PageName {
    const line = this.#line(id)
    const page = this.#client.getQueryData<Page>(pageQuery(id).queryKey)
    const error = this.#client.getQueryState(pageQuery(id).queryKey)?.error
    const live = titleStore.get().get(id)
    if (line) {
      return { kind: 'there', title: titleOf({ title: live ?? line.title }), icon: line.icon }
    }
    if (isRefusal(error, 'not_found', 'forbidden', 'gone')) return { kind: 'shut' }
    if (!page) return { kind: 'unknown' }
    if (page.deletedAt !== null) return { kind: 'deleted', title: titleOf(page) }
    return { kind: 'there', title: titleOf({ title: live ?? page.title }), icon: page.icon }
  }

  /** Tells each time a name may have changed, until the answer is called. */
  watch(id: PageId, changed: () => void): () => void {
    this.#listeners.add(changed)
    if (!this.#stop) this.#begin()
    this.#askAlone(id)
    return () => {
      this.#listeners.delete(changed)
      if (this.#listeners.size === 0) this.#end()
    }
  }

  #line(id: PageId): PageLine | undefined {
    const lines = this.#lines ?? linesOf(this.#known)
    // Nobody says when they change while nobody looks.
    if (this.#stop) this.#lines = lines
    return lines.get(id)
  }

  readonly #tell = (): void => {
    this.#lines = null
    for (const listener of this.#listeners) listener()
  }

  #begin(): void {
    const tree = new QueryObserver(this.#client, pagesQuery(this.#known.projectId))
    const stops = [
      tree.subscribe(() => this.#onTree()),
      titleStore.listen(this.#tell),
      this.#known.listen(this.#tell),
    ]
    this.#stop = () => {
      for (const stop of stops) stop()
    }
  }

  #end(): void {
    this.#lines = null
    this.#stop?.()
    this.#stop = null
    for (const stop of this.#stops.values()) stop()
    this.#stops.clear()
  }

  /** A page that left the tree is in the trash, moved away, or shut: only itself can say. */
  #onTree(): void {
    this.#lines = null
    for (const id of this.#wanted) this.#askAlone(id)
    this.#tell()
  }

  readonly #wanted = new Set<PageId>()

  /** Pages of the tree come with it; each other one is asked for by itself. */
  #askAlone(id: PageId): void {
    this.#wanted.add(id)
    const isInTree = this.#line(id)?.projectId === this.#known.projectId
    const tree = this.#client.getQueryData(pagesQuery(this.#known.projectId).queryKey)
    if (isInTree || !tree || this.#stops.has(id)) return
    const observer = new QueryObserver(this.#client, pageQuery(id))
    this.#stops.set(id, observer.subscribe(this.#tell))
  }
}
