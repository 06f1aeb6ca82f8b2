import { parseRoom } from '@chapterhouse/shared/sync/room'
import { openRoom } from './open-room.ts'
import type { Room } from './room.ts'
import { roomsHere } from './rooms-here.ts'
import { noteUnsent, unsentRooms } from './unsent.ts'

/** Milliseconds one page may take; what it does not manage it will the next time. */
const patience = 30_000

const isDone = (room: Room): boolean => {
  const { state, saved } = room.view()
  if (state.kind === 'refused' || state.kind === 'stopped') return true
  return state.kind === 'live' && saved.kind === 'saved'
}

const settled = (room: Room): Promise<void> =>
  new Promise((resolve) => {
    const stop = room.listen(() => isDone(room) && end())
    const end = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(end, patience)
  })

const bringOne = async (userId: string, name: string): Promise<void> => {
  const place = parseRoom(name)
  if (place?.kind !== 'page') return
  const page = { id: place.pageId, can: { write: true } }
  const room = openRoom({ page, room: name, userId })
  await settled(room)
  const { state, saved } = room.view()
  if (state.kind === 'live' && saved.kind === 'saved') noteUnsent(userId, name, false)
  room.close()
}

/** Sends what was written into pages that no screen shows any more, one after the other. */
export const bringHome = async (userId: string): Promise<void> => {
  for (const name of unsentRooms(userId)) if (!roomsHere.of(name)) await bringOne(userId, name)
}
