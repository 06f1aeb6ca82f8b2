import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { listOf, listQuery, timestamp } from '../kernel/list.ts'

/**
 * Where a mail is: waiting to be sent, handed to the mail server, kept in the built-in mailbox because
 * no mail leaves this house, refused by the mail server, or given up.
 */
export const mailState = z.enum(['waiting', 'sent', 'kept', 'refused', 'failed'])
export type MailState = z.infer<typeof mailState>

export const mailLine = z.object({
  id: z.uuid(),
  to: z.string(),
  subject: z.string(),
  state: mailState,
  /** How often it was tried to send it. */
  attempts: z.number().int(),
  /** What the mail server said, or why it was not asked. */
  error: z.string().nullable(),
  createdAt: timestamp,
  sentAt: timestamp.nullable(),
  /** It was given up and can be tried anew. */
  canSendAgain: z.boolean(),
})
export type MailLine = z.infer<typeof mailLine>

export const mailMessage = mailLine.extend({
  /** null once it was sent: it holds links that open accounts. */
  content: z.object({ text: z.string(), html: z.string() }).nullable(),
})
export type MailMessage = z.infer<typeof mailMessage>

const named = z.object({ messageId: z.uuid() })

/** For platform admins; where no mail leaves the house, for this machine itself too. Else not found. */
export const listMail = endpoint('GET', '/mailbox', {
  query: listQuery,
  reply: listOf(mailLine),
  scope: 'account',
  summary: 'Every mail this house wrote, newest first',
})
export const readMail = endpoint('GET', '/mailbox/:messageId', {
  params: named,
  reply: mailMessage,
  scope: 'account',
  summary: 'One mail',
})
export const sendMailAgain = endpoint('POST', '/mailbox/:messageId/again', {
  params: named,
  reply: mailLine,
  scope: 'account',
  summary: 'Try to send a mail that was given up',
})
