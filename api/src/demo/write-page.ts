import { readFile } from 'node:fs/promises'
import { fromMarkdown } from '@chapterhouse/shared/editor/from-markdown'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import { listContributions, nameVersion } from '@chapterhouse/shared/pages/contract'
import { publishPage } from '@chapterhouse/shared/publishing/contract'
import { type Pen, takePen } from './pen.ts'
import type { DemoPage, Name, Sitting } from './story.ts'
import type { Visitor } from './visitor.ts'

/** A page on somebody's desk, and the people who come to it. */
export interface Desk {
  readonly pageId: PageId
  readonly owner: Visitor
  readonly visitors: ReadonlyMap<Name, Visitor>
  readonly blocks: readonly DocNode[]
  /** How many of its blocks are on the page. */
  written: number
}

/** The whole text of a page, block by block. */
export const blocksOf = async (page: DemoPage): Promise<DocNode[]> => {
  const file = new URL(`texts/${page.text}.md`, import.meta.url)
  return [...(fromMarkdown(await readFile(file, 'utf8')).content ?? [])]
}

const patience = 20_000

// A page is rolled up when the last one leaves it: only then does its history know of the sitting.
const historyKnows = async (desk: Desk, changes: number) => {
  const deadline = Date.now() + patience
  while ((await countChanges(desk)) < changes) {
    if (Date.now() > deadline) throw new Error('the history of the page does not come')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const countChanges = async ({ owner, pageId }: Desk) =>
  (await owner.ask(listContributions, { params: { pageId } })).items.length

/** The people at one page, each with a pen of their own once they need it. */
const openPens = (desk: Desk) => {
  const pens = new Map<Name, Pen>()
  const penOf = async (name: Name) => {
    const pen = pens.get(name) ?? (await takePen(must(desk.visitors.get(name)), desk.pageId))
    pens.set(name, pen)
    return pen
  }
  return { pens, penOf }
}

type PenOf = ReturnType<typeof openPens>['penOf']

// One after the other, each seeing what the last one wrote.
const writeBlocks = async (desk: Desk, { writers = [], blocks }: Sitting, penOf: PenOf) => {
  const begun = desk.written
  const until = writers.length === 0 ? begun : begun + (blocks ?? desk.blocks.length)
  for (const [index, block] of desk.blocks.slice(begun, until).entries()) {
    const pen = await penOf(must(writers[index % writers.length]))
    await pen.sees(desk.written)
    pen.append(block)
    await pen.saved()
    desk.written += 1
  }
}

const rewriteSentences = async ({ rewrites = [] }: Sitting, penOf: PenOf) => {
  for (const { by, from, to } of rewrites) {
    const pen = await penOf(by)
    pen.rewrite(from, to)
    await pen.saved()
  }
}

/** One sitting as its writers would have it: live, by turns, each under their own name. */
export const writeTogether = async (desk: Desk, sitting: Sitting): Promise<void> => {
  const { pageId, owner } = desk
  const before = await countChanges(desk)
  const { pens, penOf } = openPens(desk)
  await writeBlocks(desk, sitting, penOf)
  await rewriteSentences(sitting, penOf)
  for (const pen of pens.values()) pen.put()
  await historyKnows(desk, before + pens.size)
  if (sitting.version)
    await owner.ask(nameVersion, { params: { pageId }, body: { label: sitting.version } })
  if (sitting.published)
    await owner.ask(publishPage, { params: { pageId }, body: { withProject: true } })
}
