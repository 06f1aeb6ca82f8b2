import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { me } from '../users/contract.ts'
import { totpCode } from './factors.ts'
import { passkeyRequest, usedPasskey } from './passkey.ts'

const signedIn = z.object({ user: me })

/** Minutes for which somebody who showed that it is them is not asked again. */
export const freshMinutes = 10

/** Signs in by a passkey alone. */
export const askPasskey = endpoint('POST', '/auth/passkey/request', {
  reply: passkeyRequest,
  scope: 'account',
  summary: 'What a browser needs to sign in by a passkey',
})
export const signInByPasskey = endpoint('POST', '/auth/passkey', {
  body: z.object({ passkey: usedPasskey }),
  reply: signedIn,
  scope: 'account',
  summary: 'Sign in by a passkey',
})

/** The second step of a sign-in whose first was refused with `second_step_needed`. */
export const getStep = endpoint('GET', '/auth/step', {
  reply: z.object({
    authenticator: z.boolean(),
    passkey: passkeyRequest.nullable(),
    recoveryCode: z.boolean(),
  }),
  scope: 'account',
  summary: 'What the second step may be',
})
export const takeStep = endpoint('POST', '/auth/step', {
  body: z.union([
    z.object({ code: totpCode }),
    z.object({ recoveryCode: z.string().min(1).max(60) }),
    z.object({ passkey: usedPasskey }),
  ]),
  reply: signedIn,
  scope: 'account',
  summary: 'Sign in by the second step',
})

/** What a refusal with `proof_needed` asks for. */
export const getProof = endpoint('GET', '/auth/proof', {
  reply: z.object({
    /** Nothing is asked for now. */
    fresh: z.boolean(),
    password: z.boolean(),
    authenticator: z.boolean(),
    passkey: passkeyRequest.nullable(),
  }),
  scope: 'account',
  summary: 'How I can show that it is me',
})
export const prove = endpoint('POST', '/auth/proof', {
  body: z.union([
    z.object({ password: z.string().min(1).max(1_000) }),
    z.object({ code: totpCode }),
    z.object({ passkey: usedPasskey }),
  ]),
  reply: z.object({}),
  scope: 'account',
  summary: 'Show that it is me, before what a stolen session must not do',
})
