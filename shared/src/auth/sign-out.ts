import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'

// On its own: every screen can sign out, and few need the rest of the door.
export const signOut = endpoint('POST', '/auth/sign-out', {
  reply: z.object({}),
  scope: 'account',
  summary: 'End this session and close its sockets',
})
