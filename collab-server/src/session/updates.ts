import type { CloseReason } from '@chapterhouse/shared/sync/close-codes'
import { limits } from '@chapterhouse/shared/sync/document'
import { encodeRanges } from '@chapterhouse/shared/sync/ranges'
import { readUpdateMeta, type UpdateFault } from '@chapterhouse/shared/sync/update-meta'
import { onlyNews } from '../gate/news.ts'
import type { House } from '../house.ts'
import { failureOf, rowRefusal } from '../journal/failure.ts'
import type { NewRow, Outcome } from '../journal/row.ts'
import type { Room } from '../rooms/room.ts'
import type { HeldFrame } from './held.ts'
import type { Open, Session } from './session.ts'
import { isKnown, judge, type NewNews, type UpdateFrame, type Verdict } from './verdict.ts'

/** Where a frame came in. */
interface At {
  readonly house: House
  readonly session: Session
  readonly room: Room
}

const reasonOf = (fault: UpdateFault): CloseReason =>
  fault === 'structs' || fault === 'clients' || fault === 'deletes' ? 'tooLarge' : 'badData'

const rowOf = (room: Room, { update, meta, author }: UpdateFrame, news: NewNews): NewRow => ({
  pageId: room.page.pageId,
  contributionId: null,
  authorId: author.userId,
  authorKind: author.kind,
  clientIds: news.writers,
  data: onlyNews(room.document, update, meta),
  ownDeletes: news.deletes.size > 0 ? encodeRanges(news.deletes) : null,
})

/** Appends without waiting: the next frame of the socket may build on this one. */
const write = (at: At, { frame, answer }: HeldFrame, news: NewNews): Promise<Outcome> => {
  const { house, session, room } = at
  const row = rowOf(room, frame, news)
  if (room.sizeWith(row.data.length, house.limits.document) > house.limits.document) {
    session.close('tooLarge')
    return Promise.resolve({ kind: 'refused', reason: 'tooLarge' })
  }
  const arrived = room.depart(frame.meta.runs)
  return house.journal.append(row, session.stream).then((outcome) => {
    arrived()
    if (outcome.kind === 'committed') answer(true)
    else session.close(outcome.reason)
    return outcome
  })
}

const verdictOn = ({ house, session, room }: At, frame: UpdateFrame): Promise<Verdict> =>
  judge({ room, catchUp: house.catchUp, synced: session.synced }, frame)

/** A row on its way; in an object, because a bare promise would be waited for. */
interface Offered {
  readonly written: Promise<unknown>
}

const nothing: Offered = { written: Promise.resolve() }

/** Judges a frame and does what follows; does not wait until its row is committed. */
const offer = async (at: At, held: HeldFrame): Promise<Offered> => {
  const { session, room } = at
  if (!session.writable) {
    // a reader's update is only ever compared
    held.answer(isKnown(room, held.frame))
    return nothing
  }
  const verdict = await verdictOn(at, held.frame)
  if (verdict.kind === 'known') held.answer(true)
  else if (!session.writable) held.answer(false)
  else if (verdict.kind === 'early') session.held.add(held)
  else if (verdict.kind === 'refused') session.close(verdict.reason)
  else return { written: write(at, held, verdict.news) }
  return nothing
}

const offerHeld = async (at: At): Promise<void> => {
  for (const held of at.session.held.release()) await offer(at, held)
}

/** What the writer had when it came is here now: what was waiting for it can be judged. */
const firstSyncTaken = (at: At, { written }: Offered): void => {
  at.session.synced = true
  const later = written.then(() => offerHeld(at))
  later.catch((error: unknown) => at.session.close(closeFor(error)))
}

const closeFor = (error: unknown): CloseReason =>
  failureOf(error) === 'row' ? rowRefusal(error) : 'storage'

/** Takes one update or step 2 through the gate and into the journal. */
export const takeUpdate = async (
  house: House,
  { session, open }: { readonly session: Session; readonly open: Open },
  { update, first }: { readonly update: Uint8Array; readonly first: boolean },
): Promise<void> => {
  const { author } = session
  if (author === null) return
  if (update.length > limits.update) return session.close('tooLarge')
  const meta = readUpdateMeta(update)
  if (typeof meta === 'string') return session.close(reasonOf(meta))
  const at: At = { house, session, room: open.room }
  // its place in the line of answers is that of the frame, whenever it is judged
  const held = { frame: { update, meta, author }, answer: session.acks.expect() }
  try {
    const offered = await offer(at, held)
    if (first) firstSyncTaken(at, offered)
  } catch (error) {
    session.close(closeFor(error))
  }
}
