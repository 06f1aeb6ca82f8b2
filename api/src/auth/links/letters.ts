import { deviceOf } from '@chapterhouse/shared/auth/device'
import { type LinkPurpose, linkPaths } from '@chapterhouse/shared/auth/links'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import { letterLanguageOf, letterLocales } from '@chapterhouse/shared/mail/letters'
import type { Tx } from '../../kernel/database.ts'
import { newLinkSecret } from '../../kernel/link-secret.ts'
import type { Addressee, Post } from '../../mail/service.ts'

/** Who writes to people about their account. */
export interface Writing {
  readonly post: Post
  readonly clock: Clock
}

/** A letter to one person, in their transaction. */
export interface Cause {
  readonly userId: UserId
  /** What links begin with. */
  readonly origin: string
}

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** Milliseconds a link is good. */
export const lifetimes: Readonly<Record<LinkPurpose, number>> = {
  EMAIL_VERIFY: 2 * day,
  PASSWORD_RESET: hour,
  MAGIC_LINK: 15 * minute,
  EMAIL_CHANGE: day,
  EMAIL_TAKE_BACK: 14 * day,
}

const codes = {
  EMAIL_VERIFY: 'auth.email_verify',
  PASSWORD_RESET: 'auth.password_reset',
  MAGIC_LINK: 'auth.magic_link',
  EMAIL_CHANGE: 'auth.email_change',
  EMAIL_TAKE_BACK: 'auth.email_changed',
} as const satisfies Record<LinkPurpose, string>

export interface Reader {
  readonly name: string
  readonly to: Addressee
  readonly timezone: string
}

export const readerOf = async (tx: Tx, userId: UserId): Promise<Reader> => {
  const select = { email: true, displayName: true, timezone: true, settings: true }
  const row = must(await tx.user.findUnique({ where: { id: userId }, select }), 'the reader')
  const language = row.settings?.language ?? 'en'
  const to = { userId, email: row.email, language }
  return { name: row.displayName, to, timezone: row.timezone }
}

export interface WantedLink extends Cause {
  readonly purpose: LinkPurpose
  /** Where the mail goes and what the link is about; the account's own address unless told. */
  readonly email?: string
  /** The other address the mail speaks of. */
  readonly about?: string
}

/** Sends a link: 256 bits after a `#`, of which only the hash is stored. */
export const sendLink = async ({ post, clock }: Writing, tx: Tx, wanted: WantedLink) => {
  const { userId, purpose, origin } = wanted
  const reader = await readerOf(tx, userId)
  const email = wanted.email ?? reader.to.email
  const { token, hash } = newLinkSecret()
  const expiresAt = new Date(clock.now() + lifetimes[purpose])
  const data = { tokenHash: hash, userId, email, purpose, expiresAt }
  await tx.verificationToken.createMany({ data: [data] })
  await post.hand(tx, {
    code: codes[purpose],
    to: { ...reader.to, email },
    values: {
      name: reader.name,
      address: wanted.about ?? email,
      link: `${origin}${linkPaths[purpose]}#${token}`,
    },
    origin,
    secret: token,
    expiresAt,
  })
}

/** By the reader's clock and in their language; the name of the zone says whose clock. */
export const timeFor = ({ to: { language }, timezone }: Reader, now: number): string => {
  const clock = { timeZone: timezone, timeZoneName: 'short' } as const
  const style = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const
  const locale = letterLocales[letterLanguageOf(language)]
  return new Intl.DateTimeFormat(locale, { ...style, ...clock }).format(now)
}

const dayFor = ({ to: { language }, timezone }: Reader, day: Date): string => {
  const style = { dateStyle: 'long', timeZone: timezone } as const
  return new Intl.DateTimeFormat(letterLocales[letterLanguageOf(language)], style).format(day)
}

/** Tells that the password is another one now. */
export const tellPasswordChanged = async ({ post, clock }: Writing, tx: Tx, cause: Cause) => {
  const reader = await readerOf(tx, cause.userId)
  const { name, to } = reader
  const link = `${cause.origin}/forgot-password`
  const values = { name, link, when: timeFor(reader, clock.now()) }
  await post.hand(tx, { code: 'auth.password_changed', to, values, origin: cause.origin })
}

export interface NewDevice extends Cause {
  readonly userAgent: string | null
}

/** Tells that somebody came in with a browser that this person was never seen with. */
export const tellNewDevice = async ({ post, clock }: Writing, tx: Tx, cause: NewDevice) => {
  const reader = await readerOf(tx, cause.userId)
  const { name, to } = reader
  const device = deviceOf(cause.userAgent)
  const link = `${cause.origin}/forgot-password`
  const values = { name, link, device, when: timeFor(reader, clock.now()) }
  await post.hand(tx, { code: 'auth.new_device', to, values, origin: cause.origin })
}

export interface Deleted extends Cause {
  /** When it is erased. */
  readonly until: Date
}

/** Tells that the account is gone, and how to have it back. */
export const tellDeleted = async ({ post }: Writing, tx: Tx, cause: Deleted) => {
  const reader = await readerOf(tx, cause.userId)
  const { name, to } = reader
  const values = { name, link: `${cause.origin}/sign-in`, until: dayFor(reader, cause.until) }
  await post.hand(tx, { code: 'auth.deletion', to, values, origin: cause.origin })
}
