import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { PageLine } from '@chapterhouse/shared/pages/contract'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { useState } from 'react'
import { useMatch, useNavigate, useSearchParams } from 'react-router'
import { useChangePage, useDeletePage, useMovePage } from '../api.ts'
import { useNewPage } from '../new-page.ts'
import { useAskPlace } from '../place/place-dialogs.tsx'
import { useCopy } from '../place-api.ts'
import { useFavourites } from '../shelf/shelf-api.ts'
import { pathTo } from './grow.ts'
import { type Direction, type Place, stepFrom } from './move.ts'

/** All that can be done to a page from its row, by mouse, keys or menu. */
export interface TreeActs {
  readonly canWrite: boolean
  /** The page whose title is being typed. */
  readonly renaming: PageId | null
  readonly startRename: (id: PageId | null) => void
  readonly rename: (line: PageLine, title: string) => void
  readonly addBelow: (id: PageId) => void
  readonly remove: (line: PageLine) => void
  readonly step: (id: PageId, direction: Direction) => void
  readonly canStep: (id: PageId, direction: Direction) => boolean
  readonly moveTo: (id: PageId, place: Place) => void
  readonly open: (id: PageId) => void
  readonly duplicate: (line: PageLine, withSubpages: boolean) => void
  readonly favourites: ReturnType<typeof useFavourites>
  readonly askTemplate: (below: PageId) => void
  readonly askIcon: (id: PageId) => void
  /** Asks where these pages are to go. */
  readonly askPlace: ReturnType<typeof useAskPlace>
}

/** The acts on the pages of one tree; whatever goes wrong with them is told in the corner. */
export const useTreeActs = (project: Project, lines: readonly PageLine[]): TreeActs => {
  const [renaming, startRename] = useState<PageId | null>(null)
  const navigate = useNavigate()
  const opened = useMatch('/p/:pageId/*')?.params.pageId
  const change = useChangePage()
  const move = useMovePage(project.id)
  const remove = useDeletePage()
  const newPage = useNewPage(project.id)
  const copy = useCopy()
  const askPlace = useAskPlace()
  const favourites = useFavourites()
  const [, setParams] = useSearchParams()
  const moveTo = (pageId: PageId, place: Place) => move.mutate({ pageId, place })
  const isAbove = (id: PageId) => opened === id || pathTo(lines, opened as PageId).includes(id)
  return {
    canWrite: project.can.write,
    renaming,
    startRename,
    rename: (line, title) => {
      startRename(null)
      if (title.trim() !== line.title) change.mutate({ pageId: line.id, title })
    },
    addBelow: newPage.make,
    remove: (line) =>
      remove.mutate(line, {
        onSuccess: () => isAbove(line.id) && void navigate(`/projects/${project.id}`),
      }),
    step: (id, direction) => {
      const place = stepFrom(lines, id, direction)
      if (place) moveTo(id, place)
    },
    canStep: (id, direction) => stepFrom(lines, id, direction) !== null,
    moveTo,
    open: (id) => void navigate(`/p/${id}`),
    duplicate: (page, withSubpages) => copy.mutate({ page, withSubpages }),
    favourites,
    askTemplate: (below) => setParams({ show: 'templates', below }),
    askIcon: (id) => setParams({ show: 'icon', of: id }),
    askPlace,
  }
}
