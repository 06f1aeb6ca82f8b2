import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { userId } from '../kernel/id.ts'

/** Width and height of the picture beside a name, in pixels. */
export const avatarSide = 256
/** Bytes of one upload. */
export const avatarLimit = 8 * 1024 * 1024

/** Where a person's picture is; for somebody without one there is an empty answer. */
export const avatarPath = (userId: string): string => `/api/people/${userId}/avatar`

/** multipart/form-data with one field `file`: cut to a square and drawn anew. */
export const uploadAvatar = endpoint('POST', '/me/avatar', {
  file: [],
  /** Changes with the picture. */
  reply: z.object({ avatar: z.string() }),
  scope: 'account',
  summary: 'Put a picture beside one’s name',
})
export const removeAvatar = endpoint('DELETE', '/me/avatar', {
  reply: z.object({}),
  scope: 'account',
  summary: 'Take the picture beside one’s name away',
})
export const getAvatar = endpoint('GET', '/people/:userId/avatar', {
  params: z.object({ userId }),
  reply: z.unknown(),
  summary: 'The picture beside a name; 204 when there is none',
})
