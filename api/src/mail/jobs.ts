import { sweepMail as sweep } from '@chapterhouse/prisma/outbox'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { daysAgo, type Job } from '../kernel/job.ts'
import { type DeliveryParts, openDelivery } from './delivery.ts'

/** Sends what is due: when something is handed in, when a pause is over, and every five minutes. */
export const deliverMail = (parts: DeliveryParts): Job => {
  const deliver = openDelivery(parts)
  return {
    name: 'deliver-mail',
    schedule: '*/5 * * * *',
    bell: parts.post.bell,
    run: async (jobs) => ({ ...(await deliver(jobs)) }),
  }
}

/** How long the house remembers whom it wrote to. */
const memoryDays = 30

/** Forgets mails that were sent, kept or given up long ago. */
export const sweepMail = (clock: Clock): Job => ({
  name: 'sweep-mail',
  schedule: '27 4 * * *',
  run: async (jobs) => ({ mails: await sweep(jobs, daysAgo(memoryDays, clock.now())) }),
})
