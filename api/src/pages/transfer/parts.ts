import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { Database } from '../../kernel/database.ts'
import type { Workshop } from '../workshop/workshop.ts'

/** What bringing texts in and out needs. */
export interface TransferParts {
  readonly db: Database
  readonly workshop: Workshop
  readonly clock: Clock
}
