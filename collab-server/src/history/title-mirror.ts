import { titleOf } from '@chapterhouse/shared/editor/document'
import { metaRoot } from '@chapterhouse/shared/sync/document'
import type { Pool } from 'pg'
import type { Doc } from 'yjs'
import type { Room } from '../rooms/room.ts'
import { storable } from './block-text.ts'

const pause = 1_000
const longest = 300

/** The document's title as lists of pages show it: what its column can hold. */
export const listedTitle = (doc: Doc): string => storable(titleOf(doc)).slice(0, longest)

/** Shows a new title in the page list soon, not only when the slice is closed. */
export const mirrorTitle = (pool: Pool, room: Room, onFailed: (error: unknown) => void): void => {
  let timer: NodeJS.Timeout | undefined
  const write = () => {
    timer = undefined
    const title = listedTitle(room.document)
    if (title === '') return
    pool
      .query('update pages set title = $2 where id = $1 and title <> $2', [room.page.pageId, title])
      .catch(onFailed)
  }
  room.document.getMap(metaRoot).observe(() => {
    timer ??= setTimeout(write, pause)
  })
  // the roll-up that follows the last person's leaving mirrors the title too
  room.document.once('destroy', () => clearTimeout(timer))
}
