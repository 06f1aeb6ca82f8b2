import type { ReactNode } from 'react'
import { onThisDevice } from '../../kernel/on-this-device.ts'
import { fits } from './fuzzy.ts'

/** Something to go to or to do, by name. */
export interface Entry {
  /** The same whenever it is offered, so that it can be remembered. */
  readonly id: string
  readonly label: string
  /** Where it belongs: a project for its pages, a part of the screen for its acts. */
  readonly group: string
  readonly icon?: ReactNode
  readonly hint?: string
  readonly act: () => void
}

/** So many lines can be looked over. */
const most = 60

const key = 'chapterhouse.palette'
const remembered = 12

/** What was chosen in the palette lately, the last first. */
export const recent = (): readonly string[] => {
  const ids = onThisDevice.read(key)
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}

/** Notes that this was chosen; it comes first next time. */
export const remember = (id: string): void => {
  const before = recent().filter((one) => one !== id)
  onThisDevice.write(key, [id, ...before].slice(0, remembered))
}

/** What answers to the words typed, best first; without words what was chosen last comes first. */
export const found = (
  entries: readonly Entry[],
  typed: string,
  last: readonly string[],
): readonly Entry[] => {
  const age = ({ id }: Entry) => (last.includes(id) ? last.indexOf(id) : last.length)
  if (typed.trim() === '') return entries.toSorted((a, b) => age(a) - age(b)).slice(0, most)
  const scored = entries.flatMap((entry) => {
    const score = fits(typed, entry.label) ?? lower(fits(typed, `${entry.label} ${entry.group}`))
    return score === null ? [] : [{ entry, score: score + (last.length - age(entry)) / 10 }]
  })
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ entry }) => entry)
}

/** Found only with the help of where it belongs. */
const lower = (score: number | null): number | null => (score === null ? null : score - 20)
