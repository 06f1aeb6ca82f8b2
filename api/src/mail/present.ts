import type { MailLine, MailMessage, MailState } from '@chapterhouse/shared/mail/contract'
import type { Content } from './seal.ts'

/** A row of the mailbox. */
export interface MailRow {
  readonly id: string
  readonly toEmail: string
  readonly subject: string
  readonly status: string
  readonly attempts: number
  readonly error: string | null
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly expiresAt: Date | null
  readonly sealed: Uint8Array | null
}

const states: Readonly<Record<string, MailState>> = {
  QUEUED: 'waiting',
  SENT: 'sent',
  DELIVERED: 'kept',
  BOUNCED: 'refused',
}

export const presentLine = (row: MailRow, now: number): MailLine => {
  const state = states[row.status] ?? 'failed'
  const isGivenUp = state === 'refused' || state === 'failed'
  const isOver = row.expiresAt !== null && row.expiresAt.getTime() <= now
  return {
    id: row.id,
    to: row.toEmail,
    subject: row.subject,
    state,
    attempts: row.attempts,
    error: row.error,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    canSendAgain: isGivenUp && !isOver && row.sealed !== null,
  }
}

/** Where mails leave the house, what opens an account is shown to nobody but its addressee. */
export const presentContent = (
  content: Content | null,
  isKept: boolean,
): MailMessage['content'] => {
  if (!content) return null
  const { text, html, secret } = content
  const hide = (said: string) => (isKept || !secret ? said : said.replaceAll(secret, '(hidden)'))
  return { text: hide(text), html: hide(html) }
}
