import { appendToDocument } from '@chapterhouse/shared/editor/document'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import type * as Y from 'yjs'
import { type Desk, doorOf } from './people.ts'
import type { Stack } from './stack.ts'
import { until } from './wait.ts'
import { Writer } from './writer.ts'

/** One change of a page by its owner, without a browser and past the rules of the editor; kept when it answers. */
export const changeText = async (
  stack: Stack,
  desk: Desk,
  change: (document: Y.Doc) => void,
): Promise<void> => {
  const door = doorOf(desk.owner.browser, desk.pageId, stack.collabUrl)
  const writer = await Writer.open({ name: 'scribe', door })
  writer.edit(change)
  await until(() => writer.state === 'saved', { what: () => writer.inWords, within: 30_000 })
  writer.close()
}

/** Adds these blocks to the page of the desk. */
export const addText = (stack: Stack, desk: Desk, content: DocNode): Promise<void> =>
  changeText(stack, desk, (document) => appendToDocument(document, content))
