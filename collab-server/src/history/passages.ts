import { type Passage, readPassages, writePassages } from '@chapterhouse/prisma/rooms'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Pool } from 'pg'
import type { Doc } from 'yjs'
import { blockIdOf, blocksOf, textOfBlock } from './block-text.ts'

export interface BlockText {
  readonly blockId: string
  readonly text: string
}

/** Text of every block of the page that has some, in reading order. */
export const blockTexts = (doc: Doc): BlockText[] =>
  blocksOf(doc)
    .map((block) => ({ blockId: blockIdOf(block), text: textOfBlock(block).trim() }))
    .filter(({ text }) => text !== '')

const gap = 2 ** 20
const digits = 16
const asPosition = (place: number) => String(place).padStart(digits, '0')

/** Ascending places for `count` blocks between two others; null when there is not enough room. */
const between = (last: number, next: number | undefined, count: number): number[] | null => {
  const step = next === undefined ? gap : (next - last) / (count + 1)
  if (step < 1) return null
  return Array.from({ length: count }, (_, i) => last + Math.floor(step * (i + 1)))
}

/**
 * Places for blocks, most of which have one: kept where they still ascend, squeezed in between
 * otherwise. Null when there is no room left between two, and all must be numbered anew.
 */
const placesFor = (wanted: readonly (number | undefined)[]): number[] | null => {
  const places: number[] = []
  while (places.length < wanted.length) {
    const last = places.at(-1) ?? 0
    let fits = places.length
    while (fits < wanted.length && !((wanted[fits] ?? 0) > last)) fits++
    const next = wanted[fits]
    const squeezed = between(last, next, fits - places.length)
    if (squeezed === null) return null
    for (const place of squeezed) places.push(place)
    if (next !== undefined) places.push(next)
  }
  return places
}

export interface PassageChange {
  readonly changed: readonly Passage[]
  readonly gone: readonly string[]
}

/** The passages to write so that `stored` becomes `blocks`: an edit touches one of them. */
export const passageChange = (
  stored: readonly Passage[],
  blocks: readonly BlockText[],
): PassageChange => {
  const before = new Map(stored.map((passage) => [passage.blockId, passage]))
  const wanted = blocks.map(({ blockId }) => {
    const known = before.get(blockId)
    return known ? Number(known.position) : undefined
  })
  const places = placesFor(wanted) ?? blocks.map((_, i) => (i + 1) * gap)
  const after = blocks.map(({ blockId, text }, i) => ({
    blockId,
    text,
    position: asPosition(places[i] ?? 0),
  }))
  const changed = after.filter((passage) => {
    const known = before.get(passage.blockId)
    return known?.text !== passage.text || known.position !== passage.position
  })
  const kept = new Set(blocks.map(({ blockId }) => blockId))
  return { changed, gone: [...before.keys()].filter((blockId) => !kept.has(blockId)) }
}

/** Brings the searchable text of a page to what the document says. */
export const keepPassages = async (pool: Pool, pageId: PageId, doc: Doc): Promise<void> => {
  const change = passageChange(await readPassages(pool, pageId), blockTexts(doc))
  await writePassages(pool, pageId, change)
}
