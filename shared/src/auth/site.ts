import { z } from 'zod'

/** Sites that can say who somebody is; `openid` is the one whose address the house was told. */
export const provider = z.enum(['google', 'github', 'linkedin', 'openid'])
export type Provider = z.infer<typeof provider>

/** One that this house is known to. */
export const offeredProvider = z.object({
  id: provider,
  /** As a button calls it. */
  name: z.string(),
})
export type OfferedProvider = z.infer<typeof offeredProvider>
