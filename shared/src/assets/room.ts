import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { projectId } from '../kernel/id.ts'

/** Bytes; null is as much as the disk has. */
const most = z.number().int().min(0).max(1e15).nullable()

/** Room for uploads: what is used of how much, in bytes. */
export const uploadRoom = z.object({ used: z.number().int(), most })
export type UploadRoom = z.infer<typeof uploadRoom>

/** What every project, and every person, may hold in uploads. */
export const uploadRooms = z.object({ project: most, person: most })
export type UploadRooms = z.infer<typeof uploadRooms>

/** Until somebody says otherwise: ten gigabytes for each. */
export const firstRooms: UploadRooms = { project: 10e9, person: 10e9 }

/** From this part of it on people are told that room is running out. */
const narrow = 0.8

/** Whether there is plenty of room, little of it, or none. */
export const roomState = ({ used, most }: UploadRoom): 'plenty' | 'narrow' | 'full' => {
  if (most === null || used < most * narrow) return 'plenty'
  return used < most ? 'narrow' : 'full'
}

export const getProjectUploads = endpoint('GET', '/projects/:projectId/uploads', {
  params: z.object({ projectId }),
  reply: uploadRoom,
  summary: 'How much room the uploads of a project take; for its members',
})
export const getMyUploads = endpoint('GET', '/me/uploads', {
  reply: uploadRoom,
  scope: 'account',
  summary: 'How much room my uploads take, wherever they are',
})
