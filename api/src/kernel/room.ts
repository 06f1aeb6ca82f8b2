import { Refusal } from '@chapterhouse/shared/refusals'

/** Projects one person may own, those in the trash not counted. */
export const mostProjects = 1_000

/** Pages a project may have, those in the trash not counted: the list of them is sent whole. */
export const mostPages = 10_000

/** Links of one project and its pages that still open something. */
export const mostLinks = 500

export interface Room {
  /** How many there would be. */
  readonly wanted: number
  readonly most: number
  /** What is said where it is one too many. */
  readonly detail: string
}

/** Refuses one too many; what is there stays as it is. */
export const demandRoom = ({ wanted, most, detail }: Room): void => {
  if (wanted > most) throw new Refusal('too_large', { detail })
}

/** What an upload hears that would be one too many; bytes are counted by the database. */
export const fullRooms = {
  project: { detail: 'The uploads of this project have filled its room' },
  person: { detail: 'Your uploads have filled your room' },
} as const
