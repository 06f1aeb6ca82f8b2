import type { PageId } from '@chapterhouse/shared/kernel/id'
import { bringUp } from '../pages/made-here/bring-up.ts'
import { headOf } from './head.ts'
import { askToKeepHere } from './keep-here.ts'
import { copyName } from './old-copies.ts'
import { Room } from './room.ts'
import type { RoomPlan } from './room-view.ts'
import { roomsHere } from './rooms-here.ts'
import { ticketFor } from './ticket.ts'
import { watchUnsent } from './unsent.ts'

/** `ws(s)://<this site>/collab/<room>` */
const addressOf = (room: string): string => {
  const url = new URL(`/collab/${room}`, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

/** How one comes into a room: who is a guest asks for other tickets than who belongs to the project. */
export type RoomDoor = Required<Pick<RoomPlan, 'askTicket' | 'askHead'>>

const doorOfMembers = (pageId: PageId): RoomDoor => ({
  askTicket: async (clientId) => {
    await bringUp(pageId)
    return ticketFor(pageId)(clientId)
  },
  askHead: () => headOf(pageId),
})

export interface RoomWish {
  readonly page: { readonly id: PageId; readonly can: { readonly write: boolean } }
  readonly room: string
  readonly userId: string
  /** The members' unless given. */
  readonly door?: RoomDoor | undefined
}

/** Opens the room of a page. */
export const openRoom = ({ page, room: name, userId, door }: RoomWish): Room => {
  const room = new Room({
    room: name,
    url: addressOf(name),
    copy: copyName(userId, name),
    ...(door ?? doorOfMembers(page.id)),
    access: page.can.write ? 'write' : 'read',
    hasNetwork: () => navigator.onLine,
  })
  room.doc.on('afterTransaction', ({ local }) => {
    if (local) askToKeepHere()
  })
  watchUnsent(room, userId)
  void room.open()
  return room
}

/** Milliseconds after which a room that nobody came for is closed. */
const waitsFor = 10_000

interface Ahead {
  readonly wish: RoomWish
  readonly room: Room
  readonly timer: ReturnType<typeof setTimeout>
}

let ahead: Ahead | null = null

/**
 * Opens a room whose screen is still on its way, so that the text comes beside it and not after it, and
 * resolves when there is something to draw. A screen that was faster has its own.
 */
export const openAhead = async (wish: RoomWish): Promise<void> => {
  if (roomsHere.of(wish.room)) return
  dropAhead()
  const room = openRoom(wish)
  ahead = { wish, room, timer: setTimeout(dropAhead, waitsFor) }
  await opened(room)
}

/** The text is here, or only the line can still bring it. */
const opened = (room: Room): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      const { ready, state } = room.view()
      if (!ready && state.kind === 'opening') return
      stop()
      resolve()
    }
    const stop = room.listen(look)
    look()
  })

const dropAhead = (): void => {
  clearTimeout(ahead?.timer)
  ahead?.room.close()
  ahead = null
}

/** The room that was opened ahead for just this wish, once; null if there is none. */
export const takeAhead = ({ page, room, userId }: RoomWish): Room | null => {
  const { wish } = ahead ?? {}
  const isMeant = wish?.page.id === page.id && wish.room === room && wish.userId === userId
  if (!ahead || !isMeant) return null
  const found = ahead.room
  clearTimeout(ahead.timer)
  ahead = null
  return found
}
