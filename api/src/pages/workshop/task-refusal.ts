import type { RefusalCode } from '@chapterhouse/shared/refusals'

/** A no that crosses the thread as data. */
export class TaskRefusal extends Error {
  override readonly name = 'TaskRefusal'
  readonly code: RefusalCode

  constructor(code: RefusalCode, detail: string) {
    super(detail)
    this.code = code
  }
}
