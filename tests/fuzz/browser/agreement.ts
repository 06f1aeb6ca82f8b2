import { contentOf, documentJson } from '@chapterhouse/shared/editor/document'
import { nodeFromJson } from '@chapterhouse/shared/editor/schema'
import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import { savedIn } from '../../e2e/writing.ts'
import { differenceOf } from '../../harness/difference.ts'
import { readPageRecord } from '../../harness/page-record.ts'
import type { Desk } from '../../harness/people.ts'
import type { Stack } from '../../harness/stack.ts'
import { until } from '../../harness/wait.ts'
import { areRectangular, readWindow, type WindowText } from './window.ts'

/** One page, open in some windows. */
export interface OpenPage {
  readonly stack: Stack
  readonly desk: Desk
  readonly pages: readonly Page[]
}

type Place = readonly [name: string, text: Partial<WindowText>]

const vectorOf = (doc: Y.Doc): string =>
  [...Y.decodeStateVector(Y.encodeStateVector(doc))]
    .map(([client, clock]) => `${client}:${clock}`)
    .sort()
    .join(' ')

/** The same without a window: what the database has, for somebody who comes now. */
const storedText = (doc: Y.Doc): Partial<WindowText> => ({
  vector: vectorOf(doc),
  held: contentOf(doc).toString(),
  shown: JSON.stringify(nodeFromJson(documentJson(doc)).toJSON()),
})

const placesOf = async ({ stack, desk, pages }: OpenPage): Promise<Place[]> => {
  const { head, history } = await readPageRecord(stack.database, desk.pageId)
  const windows = await Promise.all(pages.map(readWindow))
  return [
    ...windows.map((text, at): Place => [`window ${at + 1}`, text]),
    ['state + tail', storedText(head)],
    ['journal', storedText(history)],
  ]
}

const aspects = ['vector', 'held', 'shown', 'drawn'] as const

/** In what two of these differ first; null while all say the same. */
const disagreement = ([first, ...others]: readonly Place[]): string | null => {
  for (const aspect of aspects)
    for (const [name, text] of others) {
      const [one, other] = [first?.[1][aspect], text[aspect]]
      const difference = one && other && differenceOf(one, other)
      if (difference) return `what is ${aspect} differs in ${first?.[0]} and ${name} ${difference}`
    }
  return null
}

/** All windows and the database have one text, and it is sound; throws when that does not come true. */
export const agree = async (open: OpenPage): Promise<void> => {
  for (const page of open.pages)
    await savedIn(page).and(page.locator('[data-saved="saved"]')).waitFor()
  let last: string | null = null
  const agreed = async () => {
    last = disagreement(await placesOf(open))
    return last === null
  }
  await until(agreed, { what: () => `agreement: ${last};`, within: 30_000, every: 100 })
  for (const page of open.pages)
    if (!(await areRectangular(page))) throw new Error('a table is not rectangular')
}
