import { z } from 'zod'
import { onThisDevice } from '../kernel/on-this-device.ts'
import { calmView } from './calm-view.ts'
import type { Room } from './room.ts'

const nameOf = (userId: string) => `chapterhouse.unsent.${userId}`

/** Names of rooms in which this person has written what the server does not have yet. */
export const unsentRooms = (userId: string): string[] =>
  z.array(z.string()).safeParse(onThisDevice.read(nameOf(userId))).data ?? []

/** Puts down that a room holds unsent words, or none any more. */
export const noteUnsent = (userId: string, room: string, isUnsent: boolean): void => {
  const rooms = unsentRooms(userId)
  if (rooms.includes(room) === isUnsent) return
  const next = isUnsent ? [...rooms, room] : rooms.filter((name) => name !== room)
  onThisDevice.write(nameOf(userId), next.length === 0 ? null : next)
}

/** The person takes nothing along. */
export const forgetUnsent = (userId: string): void => onThisDevice.write(nameOf(userId), null)

/** Keeps the list true for as long as a room is open, and for after: a tab may be killed. */
export const watchUnsent = (room: Room, userId: string): void => {
  const { view, listen } = calmView(room)
  let noted = false
  listen(() => {
    const isUnsent = view().saved.kind !== 'saved'
    if (isUnsent !== noted) noteUnsent(userId, room.name, isUnsent)
    noted = isUnsent
  })
}
