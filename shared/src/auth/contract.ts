import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { timestamp } from '../kernel/list.ts'
import { displayName, language, me, timezone } from '../users/contract.ts'
import { currentPassword, email, newPassword } from './credentials.ts'
import { offeredProvider, provider } from './site.ts'

const signedIn = z.object({ user: me })

export const signUp = endpoint('POST', '/auth/sign-up', {
  body: z.object({
    email,
    password: newPassword,
    displayName,
    /** Needed for the first account when the server listens beyond loopback. */
    setupCode: z.string().max(100).optional(),
    /** Lets somebody in where SIGN_UP is "invited". */
    invitation: z.string().max(200).optional(),
    /** They agree to what the house keeps about them. */
    consent: z.literal(true).optional(),
    /** The clock they live by. */
    timezone: timezone.optional(),
    /** What is said to them in, in mails too. */
    language: language.optional(),
  }),
  reply: signedIn,
  status: 201,
  scope: 'account',
  summary: 'Create an account; the first one is platform admin',
})

export const signIn = endpoint('POST', '/auth/sign-in', {
  body: z.object({ email: z.string().max(254), password: z.string().max(1_000) }),
  reply: signedIn,
  scope: 'account',
  summary: 'Sign in',
})

/** Ends every other session of the person and closes their sockets. */
export const changePassword = endpoint('POST', '/auth/password', {
  body: z.object({ currentPassword, newPassword }),
  reply: z.object({}),
  scope: 'account',
  summary: 'Change the password',
})

/** How somebody came in. */
export const signInMethod = z.enum(['password', 'link', 'passkey', ...provider.options])
export type SignInMethod = z.infer<typeof signInMethod>
export const secondStep = z.enum(['totp', 'passkey', 'recovery'])
export type SecondStep = z.infer<typeof secondStep>

export const session = z.object({
  /** First 16 hex digits of the stored hash: enough to name it, useless to take it. */
  id: z.string(),
  current: z.boolean(),
  userAgent: z.string().nullable(),
  lastSeenAt: timestamp,
  createdAt: timestamp,
  /** null: it is older than the question. */
  method: signInMethod.nullable(),
  second: secondStep.nullable(),
})
export type Session = z.infer<typeof session>

export const listSessions = endpoint('GET', '/auth/sessions', {
  reply: z.object({ items: z.array(session) }),
  scope: 'account',
  summary: 'Where I am signed in',
})
export const endSession = endpoint('DELETE', '/auth/sessions/:sessionId', {
  params: z.object({ sessionId: z.string().regex(/^[0-9a-f]{16}$/) }),
  reply: z.object({}),
  scope: 'account',
  summary: 'End one of my sessions',
})

/** What the sign-in screen must know before anybody is signed in. */
export const doorway = z.object({
  /** No account exists yet: the next one is platform admin. */
  firstRun: z.boolean(),
  setupCodeNeeded: z.boolean(),
  signUp: z.enum(['open', 'invited', 'closed']),
  /** Mails leave the house; else they stay in its own mailbox. */
  sendsMail: z.boolean(),
  /** Other sites one may sign in by. */
  providers: z.array(offeredProvider),
})
export const getDoorway = endpoint('GET', '/auth/doorway', {
  reply: doorway,
  scope: 'account',
  summary: 'Who may come in',
})
