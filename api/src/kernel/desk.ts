import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import { type RequestHandler, Router } from 'express'
import type { Identify } from './actor.ts'
import type { Database } from './database.ts'
import type { Faults } from './faults.ts'
import type { Job } from './job.ts'
import type { Log } from './log.ts'
import type { LookAt } from './look.ts'
import type { Paces } from './paces.ts'
import type { Passes } from './passes.ts'
import type { Passwords } from './password.ts'
import type { DemandProof } from './prove.ts'
import type { Settings } from './settings.ts'

/** What every area is given. */
export interface House {
  readonly settings: Settings
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  /** Mistakes of ours, for who looks after the house. */
  readonly faults: Faults
  readonly identify: Identify
  readonly paces: Paces
  readonly passes: Passes
  readonly passwords: Passwords
  readonly demandProof: DemandProof
  /** Ends the background work of the areas; each adds its own. */
  readonly closers: (() => Promise<void>)[]
  /** Work by the clock; each area adds its own. */
  readonly jobs: Job[]
  /** What screens show before their program is there; each area adds its own. */
  readonly looks: LookAt[]
  /** What is served beside the program and its questions, to everybody; each area adds its own. */
  readonly fronts: RequestHandler[]
}

/** What the areas bring along by themselves: nothing yet. */
export const unfurnished = (): Pick<House, 'closers' | 'jobs' | 'looks' | 'fronts'> => ({
  closers: [],
  jobs: [],
  looks: [],
  fronts: [],
})

/** One area's router, and the questions it answers: the OpenAPI document is made of these. */
export interface Desk {
  readonly house: House
  readonly router: Router
  readonly questions: Endpoint[]
}

export const openDesk = (house: House): Desk => ({ house, router: Router(), questions: [] })

/** An area of the product: what `app.ts` lists. */
export type Area = (house: House) => Desk
