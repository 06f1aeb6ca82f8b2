import { provider } from '@chapterhouse/shared/auth/site'
import { userId } from '@chapterhouse/shared/kernel/id'
import { z } from 'zod'
import { openSlip, type Slip, type SlipRoom } from '../../kernel/slips.ts'

/** What a browser carries while it is at another site: nobody else can come back in its place. */
const flow = z.object({
  provider,
  state: z.string(),
  verifier: z.string(),
  nonce: z.string(),
  redirectUri: z.string(),
  /** Whose account gets a link; null signs in. */
  linksTo: userId.nullable(),
  next: z.string(),
  invitation: z.string().optional(),
  setupCode: z.string().optional(),
})
export type Flow = z.infer<typeof flow>

export const openFlowSlip = (room: SlipRoom): Slip<Flow> =>
  openSlip(room, { name: 'flow', schema: flow, seconds: 600 })
