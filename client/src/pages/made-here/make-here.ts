import { setTitle } from '@chapterhouse/shared/editor/document'
import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import type { Page, PageLine } from '@chapterhouse/shared/pages/contract'
import type { Me } from '@chapterhouse/shared/users/contract'
import type { QueryClient } from '@tanstack/react-query'
import * as Y from 'yjs'
import { meKey } from '../../kernel/query-client.ts'
import { Unreachable } from '../../kernel/unreachable.ts'
import { beginCopy } from '../../sync/local-copy.ts'
import { type MadeHere, madeHere } from '../../sync/made-here.ts'
import { copyName } from '../../sync/old-copies.ts'
import { noteUnsent } from '../../sync/unsent.ts'
import { pageQuery, pagesQuery } from '../api.ts'
import { pageMadeHere } from './as-page.ts'

/** What is known of a page before there is one. */
export interface NewPage {
  readonly projectId: ProjectId
  readonly parentId: PageId | null
  readonly title: string
}

/** After its last sibling; the server gives it a place of its own. */
const placeAfter = (lines: readonly PageLine[], parentId: PageId | null): string => {
  const places = lines.filter((line) => line.parentId === parentId).map(({ position }) => position)
  return `${places.sort().at(-1) ?? 'a'}V`
}

/** A text of nothing but its title; null without one. */
const titled = (title: string): Uint8Array | null => {
  if (title === '') return null
  const doc = new Y.Doc()
  setTitle(doc, title)
  return Y.encodeStateAsUpdate(doc)
}

/**
 * Makes a page on this device. It is written in like any other, and brought to the server as soon as
 * that answers. Throws `Unreachable` where this device keeps nothing.
 */
export const makeHere = async (
  client: QueryClient,
  wish: NewPage & { readonly id: PageId },
): Promise<Page> => {
  const me = client.getQueryData<Me>(meKey)
  if (!me) throw new Unreachable(null, { mayBeDone: false })
  const lines = client.getQueryData(pagesQuery(wish.projectId).queryKey) ?? []
  const made: MadeHere = {
    ...wish,
    by: me.id,
    position: placeAfter(lines, wish.parentId),
    at: new Date().toISOString(),
    refused: false,
  }
  const page = pageMadeHere(made)
  try {
    await beginCopy(copyName(me.id, page.room), titled(wish.title))
  } catch (cause) {
    throw new Unreachable(cause, { mayBeDone: false })
  }
  madeHere.add(made)
  // Its title is in the text: words that the server does not have.
  if (wish.title !== '') noteUnsent(me.id, page.room, true)
  client.setQueryData(pageQuery(page.id).queryKey, page)
  return page
}
