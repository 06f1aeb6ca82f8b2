import { parentPort } from 'node:worker_threads'
import { never } from '@chapterhouse/shared/kernel/must'
import { printSource } from '../formats/pdf/source.ts'
import { pageFile } from '../formats/project/page-file.ts'
import { fromFile } from '../formats/read/from-file.ts'
import { readTree } from '../formats/read/tree.ts'
import { editionOf, saysElse } from '../publishing/edition.ts'
import { setText } from '../publishing/front/text.ts'
import { compose, keepText } from './composing.ts'
import { copy, fill } from './copying.ts'
import { keep, read, rebuild, writeOut } from './reading.ts'
import { render } from './rendering.ts'
import type { Outcome, Results, Task } from './task.ts'
import { TaskRefusal } from './task-refusal.ts'
import { add, bring, retitle } from './writing.ts'

const run = async (task: Task): Promise<Results[Task['kind']]> => {
  switch (task.kind) {
    case 'retitle':
      return retitle(task.head, task.title)
    case 'bring':
      return bring(task)
    case 'add':
      return add(task)
    case 'read-file':
      return fromFile(task)
    case 'read-tree':
      return readTree(task)
    case 'compose':
      return compose(task)
    case 'keep-text':
      return keepText(task)
    case 'page-file':
      return pageFile(task.content, task.parts)
    case 'copy':
      return copy(task)
    case 'fill':
      return fill(task)
    case 'write-out':
      return writeOut(task.head, task.format)
    case 'read':
      return read(task.head)
    case 'render':
      return render(task.format, task.manuscript)
    case 'typeset':
      return printSource(task.manuscript)
    case 'keep':
      return keep(task.head)
    case 'edition':
      return editionOf(task.head)
    case 'says-else':
      return saysElse(task.head, task.published)
    case 'set-text':
      return setText(task)
    case 'rebuild':
      return rebuild(task.keyframe, task.slices)
    default:
      return never(task)
  }
}

const attempt = async (task: Task): Promise<Outcome> => {
  try {
    return { kind: 'done', result: await run(task) }
  } catch (error) {
    if (error instanceof TaskRefusal) {
      return { kind: 'refused', code: error.code, detail: error.message }
    }
    return { kind: 'failed', message: error instanceof Error ? `${error.stack}` : String(error) }
  }
}

parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await attempt(task)))
