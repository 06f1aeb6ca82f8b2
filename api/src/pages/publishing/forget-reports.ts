import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { daysAgo, type Job } from '../../kernel/job.ts'

/** How long reports of what was decided are kept: their words may speak of people. */
const reportDays = 180

/** Forgets reports that were decided long ago; the decisions stay, and what nobody decided waits. */
export const forgetReports = (clock: Clock): Job => ({
  name: 'forget-reports',
  schedule: '57 3 * * *',
  run: async (jobs) => {
    const { rowCount } = await jobs.query(
      `delete from content_flags f using moderation_cases c
       where c.id = f.case_id and f.created_at < c.decided_at and f.created_at < $1`,
      [daysAgo(reportDays, clock.now())],
    )
    return { reports: rowCount ?? 0 }
  },
})
