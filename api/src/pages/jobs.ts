import { inTransaction } from '@chapterhouse/prisma/pool'
import { purgeTrash as purge } from '@chapterhouse/prisma/retention'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { pageId } from '@chapterhouse/shared/kernel/id'
import { daysAgo, type Job } from '../kernel/job.ts'
import { tellAll } from '../kernel/notices.ts'

/** How long pages and projects wait in the trash. */
const trashDays = 30

/** Erases what was in the trash for long enough; the rooms of its pages close with the commit. */
export const purgeTrash = (clock: Clock): Job => ({
  name: 'purge-trash',
  schedule: '17 3 * * *',
  run: (jobs) =>
    inTransaction(jobs, async (client) => {
      const erased = await purge(client, daysAgo(trashDays, clock.now()))
      const pages = erased.filter(({ kind }) => kind === 'page').map(({ id }) => pageId.parse(id))
      await tellAll(
        client,
        pages.map((page) => ({ kind: 'page-purged', pageId: page })),
      )
      return { pages: pages.length, projects: erased.length - pages.length }
    }),
})
