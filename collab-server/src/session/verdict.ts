import type { CloseReason } from '@chapterhouse/shared/sync/close-codes'
import type { UpdateMeta } from '@chapterhouse/shared/sync/update-meta'
import type { Author } from '../gate/identity.ts'
import { type News, newsIn } from '../gate/news.ts'
import type { CatchUp } from '../rooms/catch-up.ts'
import type { Room } from '../rooms/room.ts'

/** One update frame on its way through the gate. */
export interface UpdateFrame {
  readonly update: Uint8Array
  readonly meta: UpdateMeta
  readonly author: Author
}

export type NewNews = Extract<News, { kind: 'new' }>

/** What becomes of a frame. */
export type Verdict =
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly reason: CloseReason }
  | { readonly kind: 'write'; readonly news: NewNews }
  /** It builds on what its own writer has not sent yet. */
  | { readonly kind: 'early' }

/** A verdict, or what has to be asked for before there is one. */
type Look =
  | Verdict
  /** Client ids nobody owns yet. */
  | { readonly kind: 'bind'; readonly clientIds: readonly number[] }
  /** This node may be behind: what is missing, or whose it is, may be in the journal already. */
  | { readonly kind: 'behind'; readonly why: 'incomplete' | 'owner' }

const badData = { kind: 'refused', reason: 'badData' } as const

const lookAtWriters = (room: Room, author: Author, news: NewNews): Look => {
  const owners = news.writers.map((client) => room.owners.ownerOf(client, author))
  if (owners.includes('other')) return { kind: 'behind', why: 'owner' }
  const clientIds = news.writers.filter((_, i) => owners[i] === 'unknown')
  return clientIds.length > 0 ? { kind: 'bind', clientIds } : { kind: 'write', news }
}

const lookAt = (room: Room, { meta, author }: UpdateFrame): Look => {
  const news = newsIn({ doc: room.document, reach: room.reach }, meta)
  switch (news.kind) {
    case 'nothing':
      return { kind: 'known' }
    case 'incomplete':
      return { kind: 'behind', why: 'incomplete' }
    case 'tooDeep':
      return badData
    case 'new':
      return lookAtWriters(room, author, news)
  }
}

/** Whether the document has all of the frame; for those who may only read. */
export const isKnown = (room: Room, frame: UpdateFrame): boolean =>
  lookAt(room, frame).kind === 'known'

export interface JudgeParts {
  readonly room: Room
  readonly catchUp: CatchUp
  /** Its writer has sent everything it had when it came in. */
  readonly synced: boolean
}

/** Judges again after each look at the database: the document may have moved while it answered. */
export const judge = async (parts: JudgeParts, frame: UpdateFrame): Promise<Verdict> => {
  const { room, catchUp, synced } = parts
  let caughtUp = false
  for (let binds = 0; binds < 3; ) {
    const look = lookAt(room, frame)
    if (look.kind === 'bind') {
      await room.owners.bind(look.clientIds, frame.author)
      binds++
    } else if (look.kind !== 'behind') {
      return look
    } else if (look.why === 'incomplete' && !synced) {
      return { kind: 'early' }
    } else if (caughtUp) {
      return badData
    } else {
      await catchUp(room)
      await room.owners.look([...frame.meta.runs.keys()])
      caughtUp = true
    }
  }
  return badData
}
