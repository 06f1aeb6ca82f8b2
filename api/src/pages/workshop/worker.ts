import { parentPort } from 'node:worker_threads'
import { never } from '@chapterhouse/shared/kernel/must'
import { printSource } from '../formats/pdf/source.ts'
import { copy } from './copying.ts'
import { keep, read, rebuild, writeOut } from './reading.ts'
import { render } from './rendering.ts'
import type { Outcome, Results, Task } from './task.ts'
import { TaskRefusal } from './task-refusal.ts'
import { bring, retitle } from './writing.ts'

const run = (task: Task): Results[Task['kind']] => {
  switch (task.kind) {
    case 'retitle':
      return retitle(task.head, task.title)
    case 'bring':
      return bring(task)
    case 'copy':
      return copy(task)
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
    case 'rebuild':
      return rebuild(task.keyframe, task.slices)
    default:
      return never(task)
  }
}

const attempt = (task: Task): Outcome => {
  try {
    return { kind: 'done', result: run(task) }
  } catch (error) {
    if (error instanceof TaskRefusal) {
      return { kind: 'refused', code: error.code, detail: error.message }
    }
    return { kind: 'failed', message: error instanceof Error ? `${error.stack}` : String(error) }
  }
}

parentPort?.on('message', (task: Task) => parentPort?.postMessage(attempt(task)))
