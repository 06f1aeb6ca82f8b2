import { tag } from '@chapterhouse/shared/editor/html/tag'
import type { Response } from 'express'
import type { Database } from '../../../kernel/database.ts'
import type { Looks } from './looks.ts'
import { findPast, type Subject } from './lookup.ts'
import { foot, sheet } from './sheet.ts'
import { wordsFor } from './words.ts'

const absences = {
  unknown: ['There is nothing here', 'Perhaps the address is not quite right.'],
  gone: ['This is no longer public', 'Who published it has taken it back.'],
  hidden: ['This was taken down', 'Moderators of this place have hidden it.'],
} as const

export type Absence = keyof typeof absences

export const statusOf = { unknown: 404, gone: 410, hidden: 410 } as const satisfies Record<
  Absence,
  number
>

/** What stands where there is nothing, or nothing any more. */
export const absentPage = (absence: Absence, looks: Looks): string => {
  const [title, more] = absences[absence]
  const words = wordsFor('en')
  const main = tag('main', tag('header', tag('h1', title) + tag('p', more, { class: 'lead' })))
  const body = `${main}\n${foot(words)}`
  return sheet({ title, words, description: '', canonical: null, looks, body })
}

const absenceOf = async (db: Database, what: Subject | null): Promise<Absence> => {
  if (!what) return 'unknown'
  const { was, hidden } = await findPast(db, what)
  if (!was) return 'unknown'
  return hidden ? 'hidden' : 'gone'
}

export interface AbsentParts {
  readonly house: { readonly db: Database }
  readonly looks: () => Looks
}

/** Answers an address where the world reads nothing; `what`: null where no id is in it. */
export const sendAbsent = async (
  { house, looks }: AbsentParts,
  response: Response,
  what: Subject | null,
): Promise<void> => {
  const absence = await absenceOf(house.db, what)
  response.status(statusOf[absence]).type('html').set('Cache-Control', 'no-store')
  response.send(absentPage(absence, looks()))
}
