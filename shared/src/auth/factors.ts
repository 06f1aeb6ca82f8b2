import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { timestamp } from '../kernel/list.ts'
import { madePasskey, passkeyWish } from './passkey.ts'
import { provider } from './site.ts'

const done = z.object({})
/** Codes are shown once, when they are made; empty when those of before stay good. */
const codes = z.array(z.string())

export const passkey = z.object({
  id: z.uuid(),
  label: z.string(),
  createdAt: timestamp,
  lastUsedAt: timestamp.nullable(),
})
export type Passkey = z.infer<typeof passkey>

export const linkedAccount = z.object({
  id: z.uuid(),
  provider,
  /** As the other site knows the person. */
  email: z.string().nullable(),
  createdAt: timestamp,
})
export type LinkedAccount = z.infer<typeof linkedAccount>

/** How a person comes in, and what is asked of them besides. */
export const ways = z.object({
  password: z.boolean(),
  /** After the first step a second one follows. */
  secondStep: z.boolean(),
  authenticator: z.object({ createdAt: timestamp, lastUsedAt: timestamp.nullable() }).nullable(),
  passkeys: z.array(passkey),
  recoveryCodesLeft: z.number().int(),
  accounts: z.array(linkedAccount),
})
export type Ways = z.infer<typeof ways>

/** Passkeys one person may have. */
export const mostPasskeys = 20
export const recoveryCodeCount = 10

/** Six digits, as people type them. */
export const totpCode = z
  .string()
  .max(20)
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/))

export const getWays = endpoint('GET', '/auth/ways', {
  reply: ways,
  scope: 'account',
  summary: 'My ways in: password, passkeys, authenticator, accounts elsewhere',
})

export const beginAuthenticator = endpoint('POST', '/auth/authenticator', {
  /** The secret in base32, and as the address that the picture holds. */
  reply: z.object({ secret: z.string(), address: z.string() }),
  scope: 'account',
  summary: 'Make the secret of an authenticator; nothing changes until a code confirms it',
})
export const confirmAuthenticator = endpoint('POST', '/auth/authenticator/confirm', {
  body: z.object({ code: totpCode }),
  reply: z.object({ recoveryCodes: codes }),
  scope: 'account',
  summary: 'Confirm the authenticator by its first code; the second step is on from now',
})
export const removeAuthenticator = endpoint('DELETE', '/auth/authenticator', {
  reply: done,
  scope: 'account',
  summary: 'Remove the authenticator',
})

export const beginPasskey = endpoint('POST', '/auth/passkeys/wish', {
  reply: passkeyWish,
  scope: 'account',
  summary: 'What a browser needs to make a passkey',
})
export const label = z.string().trim().min(1).max(80)
export const addPasskey = endpoint('POST', '/auth/passkeys', {
  body: z.object({ label, passkey: madePasskey }),
  reply: passkey,
  status: 201,
  scope: 'account',
  summary: 'Keep a passkey that was made',
})
const passkeyParams = z.object({ passkeyId: z.uuid() })
export const namePasskey = endpoint('PATCH', '/auth/passkeys/:passkeyId', {
  params: passkeyParams,
  body: z.object({ label }),
  reply: passkey,
  scope: 'account',
  summary: 'Name a passkey',
})
export const removePasskey = endpoint('DELETE', '/auth/passkeys/:passkeyId', {
  params: passkeyParams,
  reply: done,
  scope: 'account',
  summary: 'Remove a passkey; never the last way in',
})

export const setSecondStep = endpoint('PUT', '/auth/second-step', {
  body: z.object({ on: z.boolean() }),
  reply: z.object({ recoveryCodes: codes }),
  scope: 'account',
  summary: 'Ask for a second step at sign-in, or no more; takes a passkey or an authenticator',
})
export const makeRecoveryCodes = endpoint('POST', '/auth/recovery-codes', {
  reply: z.object({ recoveryCodes: codes }),
  scope: 'account',
  summary: 'New recovery codes; those of before are good no more',
})
