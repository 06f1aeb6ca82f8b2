import type { CloseReason } from '@chapterhouse/shared/sync/close-codes'
import { limits } from '@chapterhouse/shared/sync/document'
import { encodeRanges } from '@chapterhouse/shared/sync/ranges'
import {
  readUpdateMeta,
  type UpdateFault,
  type UpdateMeta,
} from '@chapterhouse/shared/sync/update-meta'
import type { Author } from '../gate/identity.ts'
import { type News, newsIn, onlyNews } from '../gate/news.ts'
import type { House } from '../house.ts'
import { failureOf, rowRefusal } from '../journal/failure.ts'
import type { Room } from '../rooms/room.ts'
import type { Open, Session } from './session.ts'

/** One update frame on its way through the gate. */
interface Frame {
  readonly update: Uint8Array
  readonly meta: UpdateMeta
  readonly author: Author
}

type Verdict =
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly reason: CloseReason }
  /** Client ids nobody owns yet. */
  | { readonly kind: 'bind'; readonly clientIds: readonly number[] }
  /** This node may be behind: what is missing, or whose it is, may be in the journal already. */
  | { readonly kind: 'catchUp' }
  | { readonly kind: 'write'; readonly news: Extract<News, { kind: 'new' }> }

const reasonOf = (fault: UpdateFault): CloseReason =>
  fault === 'structs' || fault === 'clients' || fault === 'deletes' ? 'tooLarge' : 'badData'

const judgeWriters = (
  room: Room,
  author: Author,
  news: Extract<News, { kind: 'new' }>,
): Verdict => {
  const owners = news.writers.map((client) => room.owners.ownerOf(client, author))
  if (owners.includes('other')) return { kind: 'catchUp' }
  const clientIds = news.writers.filter((_, i) => owners[i] === 'unknown')
  return clientIds.length > 0 ? { kind: 'bind', clientIds } : { kind: 'write', news }
}

const judge = (room: Room, { meta, author }: Frame): Verdict => {
  const news = newsIn({ doc: room.document, reach: room.reach }, meta)
  switch (news.kind) {
    case 'nothing':
      return { kind: 'known' }
    case 'incomplete':
      return { kind: 'catchUp' }
    case 'tooDeep':
      return { kind: 'refused', reason: 'badData' }
    case 'new':
      return judgeWriters(room, author, news)
  }
}

/** Judges again after each look at the database: the document may have moved while it answered. */
const settle = async (house: House, room: Room, frame: Frame): Promise<Verdict> => {
  let caughtUp = false
  for (let binds = 0; binds < 3; ) {
    const verdict = judge(room, frame)
    if (verdict.kind === 'bind') {
      await room.owners.bind(verdict.clientIds, frame.author)
      binds++
    } else if (verdict.kind === 'catchUp' && !caughtUp) {
      await house.catchUp(room)
      await room.owners.look([...frame.meta.runs.keys()])
      caughtUp = true
    } else return verdict
  }
  return { kind: 'refused', reason: 'badData' }
}

const write = (session: Session, room: Room, { frame, news, house }: Writing) => {
  const { meta, update, author } = frame
  const data = onlyNews(room.document, update, meta)
  if (room.sizeWith(data.length, house.limits.document) > house.limits.document) {
    return session.close('tooLarge')
  }
  const arrived = room.depart(meta.runs)
  const answer = session.acks.expect()
  const row = {
    pageId: room.page.pageId,
    contributionId: null,
    authorId: author.userId,
    authorKind: author.kind,
    clientIds: news.writers,
    data,
    ownDeletes: news.deletes.size > 0 ? encodeRanges(news.deletes) : null,
  }
  void house.journal.append(row, session.stream).then((outcome) => {
    arrived()
    if (outcome.kind === 'committed') answer(true)
    else session.close(outcome.reason)
  })
}

interface Writing {
  readonly frame: Frame
  readonly news: Extract<News, { kind: 'new' }>
  readonly house: House
}

const act = (
  session: Session,
  room: Room,
  parts: { verdict: Verdict; frame: Frame; house: House },
) => {
  const { verdict, frame, house } = parts
  if (verdict.kind === 'write' && session.writable) {
    return write(session, room, { frame, news: verdict.news, house })
  }
  if (verdict.kind === 'known') return session.acks.expect()(true)
  if (session.writable) {
    return session.close(verdict.kind === 'refused' ? verdict.reason : 'badData')
  }
  session.acks.expect()(false)
}

/** Takes one update or step 2 through the gate and into the journal. */
export const takeUpdate = async (
  house: House,
  { session, open }: { readonly session: Session; readonly open: Open },
  update: Uint8Array,
): Promise<void> => {
  const { author } = session
  if (author === null) return
  if (update.length > limits.update) return session.close('tooLarge')
  const meta = readUpdateMeta(update)
  if (typeof meta === 'string') return session.close(reasonOf(meta))
  const frame: Frame = { update, meta, author }
  try {
    // a reader's update is only ever compared
    const verdict = session.writable
      ? await settle(house, open.room, frame)
      : judge(open.room, frame)
    act(session, open.room, { verdict, frame, house })
  } catch (error) {
    session.close(failureOf(error) === 'row' ? rowRefusal(error) : 'storage')
  }
}
