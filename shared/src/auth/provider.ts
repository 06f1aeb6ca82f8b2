import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { me } from '../users/contract.ts'
import { type Provider, provider } from './site.ts'

/** The screen that another site sends people back to, below the house's address. */
export const returnPath = (id: Provider): string => `/sign-in/${id}`

const params = z.object({ provider })

/** A path of the house. */
const next = z.string().max(500).optional()

export const startProvider = endpoint('POST', '/auth/providers/:provider/start', {
  params,
  body: z.object({
    /** `link` adds it to who is signed in, and takes a fresh proof. */
    intent: z.enum(['sign-in', 'link']),
    next,
    /** Lets somebody in where SIGN_UP is "invited". */
    invitation: z.string().max(200).optional(),
    /** For the first account when the server listens beyond loopback. */
    setupCode: z.string().max(100).optional(),
  }),
  /** Where the browser is to go; the answer also sets the cookie that it must come back with. */
  reply: z.object({ url: z.string() }),
  scope: 'account',
  summary: 'Begin to sign in by another site, or to link it',
})

export const finishProvider = endpoint('POST', '/auth/providers/:provider/finish', {
  params,
  /** What the other site put into the address of the return. */
  body: z.object({
    code: z.string().max(4_000).optional(),
    state: z.string().max(200).optional(),
    error: z.string().max(200).optional(),
  }),
  reply: z.object({ user: me, intent: z.enum(['sign-in', 'link']), next: z.string() }),
  scope: 'account',
  summary: 'Come back from another site',
})

export const unlinkProvider = endpoint('DELETE', '/auth/providers/:provider/accounts/:accountId', {
  params: z.object({ provider, accountId: z.uuid() }),
  reply: z.object({}),
  scope: 'account',
  summary: 'Unlink an account elsewhere; never the last way in',
})
