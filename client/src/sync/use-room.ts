import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { calmView } from './calm-view.ts'
import { openRoom, type RoomWish, takeAhead } from './open-room.ts'
import type { Room } from './room.ts'
import type { RoomView } from './room-view.ts'
import { roomsHere } from './rooms-here.ts'

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

/**
 * The room of a page, open while the component lives; null for a moment unless it was opened ahead. The wish of the
 * first render counts: another room needs another component (`key`).
 */
export const useRoom = (wish: RoomWish): Room | null => {
  const [first] = useState(wish)
  const [room, setRoom] = useState(() => takeAhead(first))
  const ahead = useRef(room)
  useEffect(() => {
    const opened = ahead.current ?? openRoom(first)
    ahead.current = null
    const unwatch = watchTab(opened)
    roomsHere.add(opened)
    setRoom(opened)
    return () => {
      unwatch()
      roomsHere.remove(opened)
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
