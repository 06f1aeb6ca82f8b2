import type { Page } from '@chapterhouse/shared/pages/contract'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type NavigateFunction, useNavigate } from 'react-router'
import { makePage } from '../../pages/made-here/make-page.ts'
import type { Room } from '../../sync/room.ts'
import { othersHere, type PersonHere } from '../room/people.ts'
import { jumpTo } from '../room/whereabouts.ts'
import { knownIn } from './known.ts'
import type { MakePage } from './new-page-choice.ts'
import { PageNames } from './page-names.ts'
import type { World } from './world.ts'

/** Beside this page, where it will be looked for. */
const makeBeside =
  (client: QueryClient, { projectId, parentId }: Page): MakePage =>
  async (title) => {
    const made = await makePage(client, { projectId, title, parentId })
    void client.invalidateQueries({ queryKey: ['pages', projectId] })
    return made
  }

interface Seat {
  readonly client: QueryClient
  readonly navigate: NavigateFunction
  readonly room: Room
  readonly page: Page
  readonly me: PersonHere
}

const worldOf = ({ client, navigate, room, page, me }: Seat): World => {
  const known = knownIn(client, page.projectId)
  const ids = () => othersHere(room.awareness, me.id ?? '').map(({ id }) => id)
  return {
    me,
    known,
    pageId: page.id,
    names: new PageNames(client, known),
    here: () => new Set(ids().filter((id) => id !== null)),
    jumpTo,
    go: (path) => void navigate(path),
    makePage: page.can.duplicate ? makeBeside(client, page) : null,
  }
}

/** What the names in this page's text know, from the first render on. */
export const useWorld = (seat: Pick<Seat, 'room' | 'page' | 'me'>): World => {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [world] = useState(() => worldOf({ ...seat, client, navigate }))
  return world
}
