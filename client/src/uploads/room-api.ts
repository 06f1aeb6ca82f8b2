import { getMyUploads, getProjectUploads } from '@chapterhouse/shared/assets/room'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { queryOptions } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'

/** How much room the uploads of a project take. */
export const projectRoomQuery = (projectId: ProjectId) =>
  queryOptions({
    queryKey: ['uploads', projectId],
    queryFn: () => ask(getProjectUploads, { params: { projectId } }),
  })

/** How much room one's own uploads take. */
export const myRoomQuery = queryOptions({
  queryKey: ['uploads', 'mine'],
  queryFn: () => ask(getMyUploads, {}),
})
