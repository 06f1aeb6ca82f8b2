import { fromMarkdown } from '@chapterhouse/shared/editor/from-markdown'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import { nestsTooDeep } from '../../workshop/markdown-depth.ts'
import { TaskRefusal } from '../../workshop/task-refusal.ts'

const tooDeep = () => new TaskRefusal('unreadable', 'It is nested too deeply')

/** Markdown as a document; what would take forever is refused before it is read. */
export const readMarkdown = (markdown: string): DocNode => {
  if (nestsTooDeep(markdown)) throw tooDeep()
  try {
    return fromMarkdown(markdown)
  } catch (error) {
    throw error instanceof RangeError ? tooDeep() : error
  }
}
