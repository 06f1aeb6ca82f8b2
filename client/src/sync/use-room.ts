import type { Page } from '@chapterhouse/shared/pages/contract'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { calmView } from './calm-view.ts'
import { askToKeepHere } from './keep-here.ts'
import { copyName } from './old-copies.ts'
import { Room } from './room.ts'
import type { RoomView } from './room-view.ts'
import { ticketFor } from './ticket.ts'

/** `ws(s)://<this site>/collab/<room>` */
const addressOf = (room: string): string => {
  const url = new URL(`/collab/${room}`, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

/** Ties the room to the life of the tab: leaving it, coming back to it, losing the network. */
const watchTab = (room: Room): (() => void) => {
  const ends = new AbortController()
  const { signal } = ends
  const flush = () => void room.flush()
  addEventListener('pagehide', flush, { signal })
  addEventListener('online', () => room.retry(), { signal })
  addEventListener('offline', () => room.lineLost(), { signal })
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') return flush()
      room.pull()
      room.retry()
    },
    { signal },
  )
  addEventListener(
    'beforeunload',
    (event) => {
      const { saved } = room.view()
      // What this device keeps needs no question; what only this tab has does.
      if (saved.kind === 'unsaved' && saved.kept === 'tab') event.preventDefault()
    },
    { signal },
  )
  return () => ends.abort()
}

export interface RoomWish {
  readonly page: Pick<Page, 'id' | 'can'>
  readonly room: string
  readonly userId: string
}

const openRoom = ({ page, room: name, userId }: RoomWish): Room => {
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

/**
 * The room of a page, open while the component lives; null for the first moment. The wish of the
 * first render counts: another room needs another component (`key`).
 */
export const useRoom = (wish: RoomWish): Room | null => {
  const [first] = useState(wish)
  const [room, setRoom] = useState<Room | null>(null)
  useEffect(() => {
    const opened = openRoom(first)
    const unwatch = watchTab(opened)
    setRoom(opened)
    return () => {
      unwatch()
      opened.close()
    }
  }, [first])
  return room
}

/** What is shown of a room, told anew when it changes. */
export const useRoomView = (room: Room): RoomView => {
  const { listen, view } = useMemo(() => calmView(room), [room])
  return useSyncExternalStore(listen, view)
}
