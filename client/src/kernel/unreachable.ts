import { t } from '../messages/t.ts'
/** No answer came: no network, no server, or one that took too long. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'

  /** A change was asked for and may have arrived: only its answer is known to be missing. */
  readonly mayBeDone: boolean

  constructor(cause: unknown, { mayBeDone = false } = {}) {
    super(t('The server cannot be reached'), { cause })
    this.mayBeDone = mayBeDone
  }
}
