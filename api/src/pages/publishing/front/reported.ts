import type { Database } from '../../../kernel/database.ts'
import { pageIn, projectIn, textPath, workPath } from '../address.ts'
import { findText, findWork, listTexts, type Subject } from './lookup.ts'
import { type Words, wordsFor, wordsForAll } from './words.ts'

/** What is reported: its title, and where it is read. */
export interface Reported {
  readonly title: string
  readonly path: string
  readonly words: Words
}

/** What is at an address: no subject where no id is in it, nothing reported where the world reads nothing. */
export interface Place {
  readonly subject: Subject | null
  readonly reported: Reported | null
}

export type FindPlace = (db: Database, piece: unknown) => Promise<Place>

const nowhere: Place = { subject: null, reported: null }

export const textPlace: FindPlace = async (db, piece) => {
  const page = pageIn(piece)
  if (!page) return nowhere
  const line = await findText(db, page)
  if (!line) return { ...nowhere, subject: { page } }
  const path = textPath(line.pageId, line.slug)
  const words = wordsFor(line.language)
  return { subject: { page }, reported: { title: line.title || words.untitled, path, words } }
}

export const workPlace: FindPlace = async (db, piece) => {
  const project = projectIn(piece)
  if (!project) return nowhere
  const work = await findWork(db, project)
  if (!work) return { ...nowhere, subject: { project } }
  const texts = await listTexts(db, project)
  const words = wordsForAll(texts.map(({ language }) => language))
  const path = workPath(work.id, work.title)
  return { subject: { project }, reported: { title: work.title, path, words } }
}
