import type { Page } from '@chapterhouse/shared/pages/contract'
import { askToKeepHere } from './keep-here.ts'
import { copyName } from './old-copies.ts'
import { Room } from './room.ts'
import { ticketFor } from './ticket.ts'

/** `ws(s)://<this site>/collab/<room>` */
const addressOf = (room: string): string => {
  const url = new URL(`/collab/${room}`, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

export interface RoomWish {
  readonly page: Pick<Page, 'id' | 'can'>
  readonly room: string
  readonly userId: string
}

/** Opens the room of a page. */
export const openRoom = ({ page, room: name, userId }: RoomWish): Room => {
  const room = new Room({
    room: name,
    url: addressOf(name),
    copy: copyName(userId, name),
    askTicket: ticketFor(page.id),
    access: page.can.write ? 'write' : 'read',
    hasNetwork: () => navigator.onLine,
  })
  room.doc.on('afterTransaction', ({ local }) => {
    if (local) askToKeepHere()
  })
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

/** Rooms that a screen has asked for. */
const opened = new Set<string>()

/**
 * Opens a room whose screen is still on its way, so that the text comes beside it and not after it.
 * A screen that was faster has its own.
 */
export const openAhead = (wish: RoomWish): void => {
  if (opened.has(wish.room)) return
  dropAhead()
  ahead = { wish, room: openRoom(wish), timer: setTimeout(dropAhead, waitsFor) }
}

const dropAhead = (): void => {
  clearTimeout(ahead?.timer)
  ahead?.room.close()
  ahead = null
}

/** The room that was opened ahead for just this wish, once; null if there is none. */
export const takeAhead = ({ page, room, userId }: RoomWish): Room | null => {
  opened.add(room)
  const { wish } = ahead ?? {}
  const isMeant = wish?.page.id === page.id && wish.room === room && wish.userId === userId
  if (!ahead || !isMeant) return null
  const found = ahead.room
  clearTimeout(ahead.timer)
  ahead = null
  return found
}
