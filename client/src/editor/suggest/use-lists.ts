import { createPage, type Page } from '@chapterhouse/shared/pages/contract'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../kernel/ask.ts'
import type { Room } from '../../sync/room.ts'
import { othersHere, type PersonHere } from '../room/people.ts'
import { knownIn } from './known.ts'
import type { ListsPlan } from './lists.ts'
import type { MakePage } from './new-page-choice.ts'

/** Beside this page, where it will be looked for. */
const makeBeside =
  (client: QueryClient, { projectId, parentId }: Page): MakePage =>
  async (title) => {
    const made = await ask(createPage, { params: { projectId }, body: { title, parentId } })
    await client.invalidateQueries({ queryKey: ['pages', projectId] })
    return made
  }

const listsOf = (
  client: QueryClient,
  room: Room,
  { page, me }: { page: Page; me: PersonHere },
) => ({
  known: knownIn(client, page.projectId),
  pageId: page.id,
  here: () =>
    new Set(othersHere(room.awareness, me.id ?? '').flatMap(({ id }) => (id === null ? [] : [id]))),
  makePage: page.can.duplicate ? makeBeside(client, page) : null,
})

/** What the lists of this page's text offer. */
export const useLists = (room: Room, page: Page, me: PersonHere): ListsPlan => {
  const client = useQueryClient()
  const [lists] = useState(() => listsOf(client, room, { page, me }))
  return lists
}
