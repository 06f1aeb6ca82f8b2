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
  /** What is counted, in the plural. */
  readonly of: string
}

/** Refuses one too many; what is there stays as it is. */
export const demandRoom = ({ wanted, most, of }: Room): void => {
  if (wanted > most) throw new Refusal('too_large', { detail: `There is room for ${most} ${of}` })
}
