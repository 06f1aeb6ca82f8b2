import { type Head, loadHead } from '@chapterhouse/prisma/journal'
import { pageFacts, quarantine } from '@chapterhouse/prisma/rooms'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { withoutTidying } from '@chapterhouse/shared/sync/no-tidying'
import { type Replayed, replayInto } from '@chapterhouse/shared/sync/replay'
import { parseRoom } from '@chapterhouse/shared/sync/room'
import type { Document, Extension, onLoadDocumentPayload } from '@hocuspocus/server'
import { ClientOwners } from '../gate/identity.ts'
import { rowsOfHistory } from '../history/rescue.ts'
import type { House } from '../house.ts'
import { Room } from '../rooms/room.ts'
import { report } from '../safe.ts'

/** Hocuspocus prints errors that have a message, and needs one to drop the half-made document. */
class NotLoaded extends Error {
  override readonly message = ''
}

export interface LoadParts {
  readonly house: House
  /** Told of a room that could not be loaded; closes whoever waits for it. */
  readonly onFailed: (roomName: string, reason: 'storage' | 'noAccess' | 'replaced') => void
  readonly onLoaded: (room: Room) => void
  /** Told when the document left the memory. */
  readonly onUnloaded: (room: Room) => void
}

interface Loading {
  readonly name: string
  readonly pageId: PageId
  readonly epoch: number
  readonly document: Document
}

const loadingOf = ({ documentName, document }: onLoadDocumentPayload): Loading => {
  const room = parseRoom(documentName)
  if (room?.kind !== 'page') throw new Error('not a page')
  return { name: documentName, pageId: room.pageId, epoch: room.epoch, document }
}

/** From the state; when that does not decode, from history, which has every row the state was made of. */
const replayPage = async (
  house: House,
  { document, page }: Room,
  head: Head,
): Promise<Replayed> => {
  const { pageId } = page
  const rows = head.rows.map((row) => ({ id: String(row.id), data: row.data }))
  try {
    return replayInto(document, head, rows)
  } catch (err) {
    house.log.error({ err, pageId }, 'the state of a page does not decode')
    await quarantine(house.pool, pageId)
    const history = await rowsOfHistory(house.pool, pageId, head)
    if (history === null) throw err
    return replayInto(document, null, history)
  }
}

const fill = async (house: House, room: Room, head: Head): Promise<void> => {
  const { setAside } = await replayPage(house, room, head)
  room.low = head.low
  room.storedAt = head.updatedAt.getTime()
  const grown = head.rows.reduce((sum, row) => sum + row.data.length, 0)
  room.measured(head.state.length, grown)
  if (setAside.length === 0) return
  house.metrics.setAside(setAside.length)
  house.log.error({ pageId: room.page.pageId, rows: setAside }, 'rows do not decode')
}

const load = async (
  parts: LoadParts,
  loading: Loading,
): Promise<'storage' | 'noAccess' | 'replaced' | null> => {
  const { house } = parts
  const { name, pageId, epoch, document } = loading
  const owners = new ClientOwners(pageId, house.pool)
  withoutTidying(document)
  // listed before the question is asked: a row committed while it is answered is applied at once
  const facts = { pageId, projectId: '', epoch, schemaVersion: 1 }
  const onUnapplied = (error: unknown) => report(house, 'apply', error)
  const room = new Room({ name, page: facts, document, owners, onUnapplied })
  house.rooms.open(room)
  document.once('destroy', () => {
    house.rooms.close(room)
    parts.onUnloaded(room)
  })
  const [page, head] = await Promise.all([
    pageFacts(house.pool, pageId),
    loadHead(house.pool, pageId),
  ])
  if (page === null || head === null || page.trashed) return 'noAccess'
  if (head.epoch !== epoch) return 'replaced'
  facts.projectId = page.projectId
  facts.schemaVersion = page.schemaVersion
  await fill(house, room, head)
  parts.onLoaded(room)
  return null
}

/**
 * Fills a document from its stored state and the journal. A document that cannot be filled is never
 * shown empty: whoever waits for it is closed with our code, and Hocuspocus is made to drop it.
 */
export const createLoad = (parts: LoadParts): Extension => ({
  extensionName: 'load',
  onLoadDocument: async (data: onLoadDocumentPayload) => {
    const failed = await load(parts, loadingOf(data)).catch((error: unknown) => {
      report(parts.house, 'load', error)
      return 'storage' as const
    })
    if (failed === null) return
    parts.onFailed(data.documentName, failed)
    // nothing else ends the timer of its awareness
    data.document.destroy()
    throw new NotLoaded()
  },
})
