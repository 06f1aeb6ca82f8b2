import type { Room } from './room.ts'

const rooms = new Set<Room>()

/** The rooms that this window shows. */
export const roomsHere = {
  add: (room: Room): void => void rooms.add(room),
  remove: (room: Room): void => void rooms.delete(room),
  of: (name: string): Room | null => [...rooms].find((room) => room.name === name) ?? null,
} as const
