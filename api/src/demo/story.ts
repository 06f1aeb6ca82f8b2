import type { GrantedRole } from '@chapterhouse/shared/projects/role'

/** The people of the demo; all have the same password, which is printed. */
export const people = {
  maja: 'Maja Lindqvist',
  tomas: 'Tomás Ferreira',
  ines: 'Ines Okafor',
  jun: 'Jun Park',
  ruth: 'Ruth Adler',
} as const
export type Name = keyof typeof people

export const demoPassword = 'chapterhouse-demo'
export const addressOf = (name: Name): string => `${name}@demo.example`

/** When something happened: whole days before today, and the time of day where the house stands. */
export interface When {
  readonly daysAgo: number
  readonly at: `${number}:${number}`
  readonly minutes: number
}

/** One sentence that somebody rewrote. */
export interface Rewrite {
  readonly by: Name
  readonly from: string
  readonly to: string
}

/** An hour in which people wrote on one page. */
export interface Sitting extends When {
  /** Who writes the next blocks of the text, by turns. */
  readonly writers?: readonly Name[]
  /** How many of them; all that are left unless said. */
  readonly blocks?: number
  readonly rewrites?: readonly Rewrite[]
  /** Kept at the end. */
  readonly version?: string
  /** Whether everybody reads what was written so far, from then on. */
  readonly published?: true
}

export interface DemoPage {
  readonly title: string
  /** File below `texts/`, without `.md`. */
  readonly text: string
  /** In their order. */
  readonly sittings: readonly Sitting[]
}

export interface DemoProject {
  readonly title: string
  readonly description: string
  readonly owner: Name
  readonly members: Partial<Record<Name, GrantedRole>>
  readonly founded: When
  readonly pages: readonly DemoPage[]
}
