import type { GrantedRole } from '@chapterhouse/shared/projects/contract'

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

/** One sentence that somebody rewrote later. */
export interface Rewrite {
  readonly by: Name
  readonly from: string
  readonly to: string
}

export interface DemoPage {
  readonly title: string
  /** File below `texts/`, without `.md`. */
  readonly text: string
  /** Who writes its blocks, by turns. */
  readonly writers: readonly Name[]
  readonly rewrites?: readonly Rewrite[]
  /** Kept between the first writing and the rewrites. */
  readonly version?: string
}

export interface DemoProject {
  readonly title: string
  readonly description: string
  readonly owner: Name
  readonly members: Partial<Record<Name, GrantedRole>>
  readonly pages: readonly DemoPage[]
}

const saltRoad: DemoProject = {
  title: 'The Salt Road',
  description: 'A novel by five people about a lighthouse that nobody employs.',
  owner: 'maja',
  members: { tomas: 'EDITOR', ines: 'EDITOR', jun: 'CONTRIBUTOR', ruth: 'REVIEWER' },
  pages: [
    {
      title: '1 · The keeper',
      text: 'the-keeper',
      writers: ['maja', 'tomas'],
      version: 'First reading',
      rewrites: [
        {
          by: 'ines',
          from: 'he no longer counted them, his knees did',
          to: 'his knees counted them now',
        },
        {
          by: 'tomas',
          from: 'He looked at the sentence for a while.',
          to: 'He looked at it for a while.',
        },
      ],
    },
    {
      title: '2 · Gull Rock',
      text: 'gull-rock',
      writers: ['ines', 'maja', 'tomas'],
      version: 'Read aloud on Sunday',
      rewrites: [
        {
          by: 'maja',
          from: 'gently, the way one sets down a cup',
          to: 'the way one sets down a cup',
        },
      ],
    },
    { title: '3 · Letters', text: 'letters', writers: ['tomas', 'ines'] },
    { title: 'House style', text: 'house-style', writers: ['maja', 'ines', 'tomas'] },
    { title: 'Timeline', text: 'timeline', writers: ['ines'] },
  ],
}

const garden: DemoProject = {
  title: 'Allotment 14',
  description: 'The plan for the season, and who has the key.',
  owner: 'ruth',
  members: { maja: 'EDITOR', jun: 'EDITOR' },
  pages: [
    {
      title: 'Season plan',
      text: 'garden-plan',
      writers: ['ruth', 'jun'],
      version: 'As agreed in March',
    },
    { title: 'Watering', text: 'watering', writers: ['jun', 'maja'] },
  ],
}

export const world: readonly DemoProject[] = [saltRoad, garden]
