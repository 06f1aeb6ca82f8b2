import { forgetUploads, uploadsOfNobody } from '@chapterhouse/prisma/retention'
import type { Job } from '../kernel/job.ts'
import type { Storage } from './storage.ts'

/** Removes the files of uploads whose project was erased. */
export const sweepUploads = (storage: Storage): Job => ({
  name: 'sweep-uploads',
  schedule: '47 * * * *',
  run: async (jobs) => {
    const uploads = await uploadsOfNobody(jobs)
    // files first: a row that is left names what is still to do, a file that is left names nothing
    for (const { storageKey } of uploads) await storage.remove(storageKey)
    await forgetUploads(
      jobs,
      uploads.map(({ id }) => id),
    )
    return { uploads: uploads.length }
  },
})
