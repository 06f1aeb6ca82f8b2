import { expect, it } from 'vitest'
import { beginOf, diaryOf } from './diary.ts'
import { world } from './world.ts'
import { blocksOf } from './write-page.ts'

const today = new Date(2026, 2, 3, 0, 5)
const diary = diaryOf(world, today)

it('a day is a calendar day of this place, across months and changes of the clock', () => {
  expect(beginOf({ daysAgo: 5, at: '20:10', minutes: 1 }, today)).toEqual(
    new Date(2026, 1, 26, 20, 10),
  )
})

it('one scene begins when the one before has ended, and the last ended before today', () => {
  const ends = diary.map(({ when }) => Number(beginOf(when, today)) + when.minutes * 60_000)
  for (const [index, { when }] of diary.entries()) {
    expect(Number(beginOf(when, today))).toBeGreaterThan(ends[index - 1] ?? 0)
  }
  expect(ends.at(-1)).toBeLessThan(Number(today))
})

it('a project is founded before anybody writes in it', () => {
  for (const project of world) {
    const at = (test: (entry: (typeof diary)[number]) => boolean) => diary.findIndex(test)
    const founded = at((entry) => entry.kind === 'founding' && entry.project === project)
    const firstWord = at((e) => e.kind === 'sitting' && project.pages.includes(e.page))
    expect(founded).toBeLessThan(firstWord)
  }
})

it.each(world.flatMap(({ pages }) => pages).map((page) => [page.title, page] as const))(
  '%s is written to its end',
  async (_title, page) => {
    const [last] = page.sittings.filter(({ writers }) => writers).slice(-1)
    const counted = page.sittings.reduce((sum, { blocks = 0 }) => sum + blocks, 0)
    expect(last?.blocks).toBeUndefined()
    expect((await blocksOf(page)).length).toBeGreaterThan(counted)
  },
)

it('something of it is read by everybody, and was written on since', () => {
  const pages = world.flatMap((project) => project.pages)
  const shown = pages.filter(({ sittings }) => sittings.some(({ published }) => published))
  expect(shown.length).toBeGreaterThan(1)
  expect(shown.some(({ sittings }) => sittings.at(-1)?.published !== true)).toBe(true)
})
