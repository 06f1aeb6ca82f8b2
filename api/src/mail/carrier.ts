import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Settings } from '../kernel/settings.ts'

/** A mail on its way out. */
export interface Parcel {
  /** Makes the Message-ID: a mail that had to be sent twice is one to whoever sorts it. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** What became of a try. */
export type Carried =
  | { readonly kind: 'sent'; readonly answer: string }
  /** For good: this mail, to this address. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Perhaps another time; `away`: nothing else will go either just now. */
  | { readonly kind: 'later'; readonly why: string; readonly away: boolean }

/** Brings mails to a mail server; never throws. */
export type Carrier = (parcel: Parcel) => Promise<Carried>

type MailSettings = Pick<Settings, 'smtpUrl' | 'mailFrom' | 'publicOrigin'>

/** Through the server of SMTP_URL, one connection for each mail. The only place that knows nodemailer. */
export const openCarrier = (smtpUrl: string, settings: MailSettings): Carrier => {
  const from = senderOf({ ...settings, smtpUrl })
  const transport = createTransport({ url: smtpUrl, ...patience, ...closed })
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
  return async ({ id, ...mail }) => {
    const messageId = `<${id}@${domain}>`
    const headers = { 'Auto-Submitted': 'auto-generated' }
    try {
      const { response } = await transport.sendMail({ ...mail, from, messageId, headers })
      return { kind: 'sent', answer: brief(response) }
    } catch (error) {
      return judge(error)
    }
  }
}

/** Milliseconds. Together far less than the ten minutes for which a mail is taken. */
const patience = {
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
  dnsTimeout: 20_000,
}

/** Nothing in a mail may make the server read a file or ask another server. */
const closed = { disableFileAccess: true, disableUrlAccess: true }

/** Who mails come from: MAIL_FROM, else the account at the mail server, else a name at our own address. */
export const senderOf = ({ smtpUrl, mailFrom, publicOrigin }: MailSettings): string => {
  if (mailFrom) return mailFrom
  const account = smtpUrl ? decodeURIComponent(new URL(smtpUrl).username) : ''
  const host = publicOrigin ? new URL(publicOrigin).hostname : 'localhost'
  const address = /^[^<>@\s]+@[^<>@\s]+$/.test(account) ? account : `no-reply@${host}`
  return `Chapterhouse <${address}>`
}

const failure = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
  message: z.string().default('The mail server failed'),
})

/** Only these say something about one mail; whatever else is said is about us, or the server. */
const aboutThisMail = new Set(['EENVELOPE', 'EMESSAGE'])

/** What an error of a mail server means for this mail and the next. */
export const judge = (error: unknown): Carried => {
  const { code, command, responseCode = 0, response, message } = failure.parse(error)
  const why = brief(response ?? message)
  const isOurs = command === 'MAIL FROM'
  // 503 says that the talk went wrong, 421 that the server is closing: neither is about the mail
  const isPermanent = responseCode >= 500 && responseCode !== 503
  const isAbout = code !== undefined && aboutThisMail.has(code) && responseCode !== 421
  if (isAbout && isPermanent && !isOurs) return { kind: 'refused', why }
  return { kind: 'later', why, away: !isAbout || isOurs }
}

const brief = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300)
