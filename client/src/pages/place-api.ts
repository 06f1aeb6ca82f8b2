import type { InputOf } from '@chapterhouse/shared/kernel/endpoint'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { PageLine } from '@chapterhouse/shared/pages/contract'
import {
  copyPage,
  movePages,
  type PagePlace,
  restorePages,
  trashPages,
} from '@chapterhouse/shared/pages/moves'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask } from '../kernel/ask.ts'
import { count } from '../kernel/count.ts'
import { t } from '../messages/t.ts'
import { toast, whileToasting } from '../ui/toast.ts'
import { useAct } from '../ui/use-act.ts'
import { titleOf } from './title.ts'
import { placeNow } from './tree/move.ts'

/** “Title”, or how many pages. */
export const nameOf = (lines: readonly PageLine[]): string => {
  const [only] = lines
  return only && lines.length === 1
    ? t('“{title}”', { title: titleOf(only) })
    : count.pages(lines.length)
}

const toldOf = (pages: readonly PageLine[], { one, many }: Record<'one' | 'many', string>) =>
  pages.length === 1 ? one : many

/** Pages went from one tree to another: everything that shows trees, counts or these pages looks again. */
export const useLookAgain = () => {
  const client = useQueryClient()
  return () =>
    Promise.all(
      ['pages', 'page', 'project', 'projects', 'shelf'].map((name) =>
        client.invalidateQueries({ queryKey: [name] }),
      ),
    )
}

/** Pages that go, where they go, and what is told of it. */
export interface Moved {
  /** The pages that go, in the order of the tree. */
  readonly pages: readonly PageLine[]
  /** The whole tree they come from, for the way back. */
  readonly tree: readonly PageLine[]
  readonly to: Pick<PagePlace, 'projectId' | 'parentId'>
  /** Name of where they go, as it is told. */
  readonly where: string
  /** Called as soon as it is done: what asked for it may be gone once the trees were looked at again. */
  readonly onDone: () => void
}

// Each goes to the end, so they arrive in the order in which they are named.
const chain = (ids: readonly PageId[], to: Moved['to']) =>
  ids.map((pageId) => ({ pageId, to: { ...to } }))

/** Moves pages, with what is below them, to the end of another place, and offers the way back. */
export const useMoveTo = () => {
  const lookAgain = useLookAgain()
  const undo = useAct(async (moves: InputOf<typeof movePages, 'body'>['moves']) => {
    await ask(movePages, { body: { moves } })
    await lookAgain()
  })
  return useAct(async ({ pages, tree, to, where, onDone }: Moved) => {
    const back = pages.map((line) => ({ pageId: line.id, to: placeNow(tree, line) }))
    const moves = chain(
      pages.map(({ id }) => id),
      to,
    )
    const send = () => ask(movePages, { body: { moves } })
    await whileToasting(t('Moving {pages}', { pages: nameOf(pages) }), send)
    onDone()
    toast(
      toldOf(pages, {
        one: t('{pages} is now in “{where}”', { pages: nameOf(pages), where }),
        many: t('{pages} are now in “{where}”', { pages: nameOf(pages), where }),
      }),
      {
        undo: () => undo.mutate(back),
      },
    )
    await lookAgain()
  })
}

/** A page, and what the contract wants to know about its copy. */
type Copied = {
  readonly page: PageLine
  readonly onDone?: () => void
} & InputOf<typeof copyPage, 'body'>

/** Copies a page, here or elsewhere, and offers to open the copy. */
export const useCopy = () => {
  const lookAgain = useLookAgain()
  const navigate = useNavigate()
  return useAct(async ({ page, onDone, ...body }: Copied) => {
    const parts = { params: { pageId: page.id }, body }
    const copy = await whileToasting(t('Copying {pages}', { pages: nameOf([page]) }), () =>
      ask(copyPage, parts),
    )
    onDone?.()
    const open = () => void navigate(`/p/${copy.id}`)
    toast(t('{pages} is copied', { pages: nameOf([page]) }), { undo: open, undoLabel: t('Open') })
    await lookAgain()
    return copy
  })
}

/** Makes a template of a page: a copy of it that others begin from. */
export const useSaveAsTemplate = () => {
  const lookAgain = useLookAgain()
  return useAct(async (page: PageLine) => {
    const to = { projectId: page.projectId, parentId: null }
    const body = { to, withSubpages: true, as: 'template' as const }
    await ask(copyPage, { params: { pageId: page.id }, body })
    toast(t('{pages} is among the templates of the project now', { pages: nameOf([page]) }))
    await lookAgain()
  })
}

/** Moves several pages to the trash in one act, and offers the way back. */
export const useTrash = () => {
  const lookAgain = useLookAgain()
  const undo = useAct(async (pageIds: PageId[]) => {
    await ask(restorePages, { body: { pageIds } })
    await lookAgain()
  })
  return useAct(async (pages: readonly PageLine[]) => {
    const pageIds = pages.map(({ id }) => id)
    await ask(trashPages, { body: { pageIds } })
    toast(
      toldOf(pages, {
        one: t('{pages} is in the trash', { pages: nameOf(pages) }),
        many: t('{pages} are in the trash', { pages: nameOf(pages) }),
      }),
      {
        undo: () => undo.mutate(pageIds),
      },
    )
    await lookAgain()
  })
}
