import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { me } from '../users/contract.ts'
import { currentPassword, email, newPassword } from './credentials.ts'

/** What follows the `#` of a link in a mail: no server on the way sees it. */
const token = z.string().min(1).max(200)
const byLink = z.object({ token })
const done = z.object({})

/** The screens that links in mails open, below the house's address. */
export const linkPaths = {
  EMAIL_VERIFY: '/confirm-email',
  PASSWORD_RESET: '/new-password',
  MAGIC_LINK: '/sign-in-link',
  EMAIL_CHANGE: '/new-email',
  EMAIL_TAKE_BACK: '/take-back-email',
} as const
export type LinkPurpose = keyof typeof linkPaths

export const sendVerification = endpoint('POST', '/auth/verification', {
  reply: done,
  scope: 'account',
  summary: 'Send the link that confirms my address again',
})
export const confirmEmail = endpoint('POST', '/auth/verification/confirm', {
  body: byLink,
  reply: done,
  scope: 'account',
  summary: 'Confirm an address by the link in a mail',
})

/** The answer is the same whether somebody has that address or not. */
export const askReset = endpoint('POST', '/auth/reset', {
  body: z.object({ email }),
  reply: done,
  scope: 'account',
  summary: 'Send a link for a new password',
})
/** Ends every session of the person. */
export const resetPassword = endpoint('POST', '/auth/reset/confirm', {
  body: byLink.extend({ newPassword }),
  reply: done,
  scope: 'account',
  summary: 'Choose a new password by the link in a mail',
})

/** The answer is the same whether somebody has that address or not. */
export const askSignInLink = endpoint('POST', '/auth/sign-in-link', {
  body: z.object({ email }),
  reply: done,
  scope: 'account',
  summary: 'Send a link that signs in',
})
export const signInByLink = endpoint('POST', '/auth/sign-in-link/confirm', {
  body: byLink,
  reply: z.object({ user: me }),
  scope: 'account',
  summary: 'Sign in by the link in a mail',
})

export const askNewEmail = endpoint('POST', '/auth/email', {
  body: z.object({ email, currentPassword }),
  reply: done,
  scope: 'account',
  summary: 'Send a link to the address I want to have',
})
export const confirmNewEmail = endpoint('POST', '/auth/email/confirm', {
  body: byLink,
  reply: z.object({ email: z.string() }),
  scope: 'account',
  summary: 'Use the new address, by the link that was sent to it',
})
/** Ends every session, API key and the password; a link for a new one goes to the address. */
export const takeBackEmail = endpoint('POST', '/auth/email/take-back', {
  body: byLink,
  reply: done,
  scope: 'account',
  summary: 'Have the address before again, by the link that was sent to it',
})
