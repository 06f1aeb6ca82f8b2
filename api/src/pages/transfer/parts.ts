import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { Pictures } from '../../assets/pictures/service.ts'
import type { Database } from '../../kernel/database.ts'
import type { Throttle } from '../../kernel/throttle.ts'
import type { Turnstile } from '../../kernel/turnstile.ts'
import type { Workshop } from '../workshop/workshop.ts'

/** What bringing texts in and out needs. */
export interface TransferParts {
  readonly db: Database
  readonly workshop: Workshop
  readonly clock: Clock
  readonly pictures: Pictures
  /** How many files are received at once: a slow sender keeps a place here, and no other. */
  readonly receiving: Turnstile
  /** How many files a person may send in a minute. */
  readonly imports: Throttle
  /** How many PDFs are set at once: each is a process with a core of its own. */
  readonly press: Turnstile
}
