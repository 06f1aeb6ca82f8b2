import type { DemoPage, DemoProject, Sitting, When } from './story.ts'

/** One thing that happened in the story. */
export type Entry =
  | { readonly kind: 'founding'; readonly when: When; readonly project: DemoProject }
  | {
      readonly kind: 'sitting'
      readonly when: When
      readonly page: DemoPage
      readonly sitting: Sitting
    }

/** The moment a scene begins, by the clock of this machine. */
export const beginOf = ({ daysAgo, at }: When, today: Date): Date => {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  const day = new Date(today)
  day.setDate(day.getDate() - daysAgo)
  day.setHours(hours, minutes, 0, 0)
  return day
}

const entriesOf = (project: DemoProject): Entry[] => [
  { kind: 'founding', when: project.founded, project },
  ...project.pages.flatMap((page) =>
    page.sittings.map((sitting): Entry => ({ kind: 'sitting', when: sitting, page, sitting })),
  ),
]

/** All that happened, in its order. */
export const diaryOf = (world: readonly DemoProject[], today: Date): Entry[] =>
  world
    .flatMap(entriesOf)
    .toSorted((a, b) => Number(beginOf(a.when, today)) - Number(beginOf(b.when, today)))
