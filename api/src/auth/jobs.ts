import {
  anonymizeAddresses as anonymize,
  eraseAccounts as erase,
  forgetVisits,
  sweepExpired as sweep,
} from '@chapterhouse/prisma/retention'
import { keptDays } from '@chapterhouse/shared/auth/account'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { daysAgo, type Job } from '../kernel/job.ts'

/** How long a session or token is remembered after its end. */
const memoryDays = 30

/** Forgets sessions and tokens that ended long ago, and closes invitations whose time is over. */
export const sweepExpired = (clock: Clock): Job => ({
  name: 'sweep-expired',
  schedule: '37 * * * *',
  run: async (jobs) => ({ ...(await sweep(jobs, daysAgo(memoryDays, clock.now()))) }),
})

/** Erases accounts that waited their time, after the trash with their projects; and visits nobody wants remembered. */
export const eraseAccounts = (clock: Clock): Job => ({
  name: 'erase-accounts',
  schedule: '47 3 * * *',
  run: async (jobs) => ({
    accounts: (await erase(jobs, daysAgo(keptDays, clock.now()))).length,
    visits: await forgetVisits(jobs),
  }),
})

/** How long it is remembered from where, and with which browser, somebody did what matters for safety. */
const addressDays = 90

export const anonymizeAddresses = (clock: Clock): Job => ({
  name: 'anonymize-addresses',
  schedule: '7 4 * * *',
  run: async (jobs) => ({ addresses: await anonymize(jobs, daysAgo(addressDays, clock.now())) }),
})
