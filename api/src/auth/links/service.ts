import type { LinkPurpose } from '@chapterhouse/shared/auth/links'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import { record } from '../../kernel/activity.ts'
import { type Database, isTaken, type Tx } from '../../kernel/database.ts'
import { hashToken } from '../../kernel/link-secret.ts'
import { tell } from '../../kernel/notices.ts'
import { type AuthParts, demandStrength } from '../service.ts'
import { sendLink, tellPasswordChanged, type WantedLink, type Writing } from './letters.ts'

export interface LinkParts extends AuthParts {
  readonly writing: Writing
}

export interface Asked {
  readonly email: string
  readonly origin: string
}

/** Sends a link to whoever has that address; nothing tells whether somebody does. */
export const sendToAddress = async (
  { db, writing }: LinkParts,
  purpose: 'PASSWORD_RESET' | 'MAGIC_LINK',
  { email, origin }: Asked,
): Promise<void> => {
  const login = await db.auth.loginByEmail(email)
  if (!login?.isActive) return
  await writeLink({ db, writing }, { userId: login.userId, purpose, origin })
}

const asked = {
  EMAIL_VERIFY: 'email.verification_asked',
  EMAIL_CHANGE: 'email.change_asked',
  PASSWORD_RESET: 'password.reset_asked',
  MAGIC_LINK: 'sign_in_link.asked',
} as const

type Wanted = WantedLink & { readonly purpose: keyof typeof asked }

/** Writes the mail with the link, and notes that it was wanted. */
export const writeLink = (
  { db, writing }: Pick<LinkParts, 'db' | 'writing'>,
  wanted: Wanted,
): Promise<void> =>
  db.withUser(wanted.userId, async (tx) => {
    await sendLink(writing, tx, wanted)
    await log(tx, wanted.userId, asked[wanted.purpose])
  })

/** Whom a link is for, or that it is good no more. */
const holderOf = async (db: Database, token: string, purpose: LinkPurpose) => {
  const hash = hashToken(token)
  const holder = await db.auth.tokenByHash(hash, purpose)
  if (!holder) throw new Refusal('gone', { detail: 'This link was used already, or is too old' })
  return { ...holder, hash }
}

/** The link's person has that address; whoever reads its mail may also come in where `purpose` says so. */
export const confirmAddress = async (
  db: Database,
  token: string,
  purpose: 'EMAIL_VERIFY' | 'MAGIC_LINK',
): Promise<UserId> => {
  const { userId, hash } = await holderOf(db, token, purpose)
  await db.withUser(userId, async (tx) => {
    await tx.$executeRaw`select app.verify_address(${hash}, ${purpose})`
    await log(tx, userId, 'email.verified')
  })
  return userId
}

export interface Reset {
  readonly token: string
  readonly newPassword: string
  readonly origin: string
}

/** Takes the new password; every session of the person ends, their sockets close. */
export const resetPassword = async (parts: LinkParts, { token, newPassword, origin }: Reset) => {
  const { db, passwords, writing } = parts
  const { userId, hash, email, displayName } = await holderOf(db, token, 'PASSWORD_RESET')
  demandStrength(newPassword, [email, displayName])
  const passwordHash = await passwords.hash(newPassword)
  await db.withUser(userId, async (tx) => {
    const ended = await tx.$queryRaw<Ended>`
      select app.reset_password(${hash}, ${passwordHash}) as id`
    await closeAll(tx, userId, ended)
    await log(tx, userId, 'password.reset')
    await tellPasswordChanged(writing, tx, { userId, origin })
  })
}

/** Sends a link to the address somebody wants to have; until it is opened nothing changes. */
export const askNewEmail = async (parts: LinkParts, userId: UserId, wanted: Asked) => {
  const { db } = parts
  const { email, origin } = wanted
  // sign-up tells the same to anybody: silence would only keep the person waiting
  if (await db.auth.loginByEmail(email)) throw new Refusal('address_taken')
  await writeLink(parts, { userId, purpose: 'EMAIL_CHANGE', origin, email })
}

/** The account has the new address; the one before is told, with a way back. */
export const confirmNewEmail = async (parts: LinkParts, token: string, origin: string) => {
  const { db, writing } = parts
  const { userId, hash, email } = await holderOf(db, token, 'EMAIL_CHANGE')
  const act = db.withUser(userId, async (tx) => {
    const [row] = await tx.$queryRaw<{ old: string }[]>`select app.change_email(${hash}) as old`
    const back = { purpose: 'EMAIL_TAKE_BACK', email: row?.old ?? '', about: email } as const
    await sendLink(writing, tx, { userId, origin, ...back })
    await log(tx, userId, 'email.changed')
  })
  await act.catch((error: unknown) => {
    throw isTaken(error) ? new Refusal('address_taken', { cause: error }) : error
  })
  return email
}

/** The address before is the account's again; whoever changed it is out, and a new password is due. */
export const takeBackEmail = async (parts: LinkParts, token: string, origin: string) => {
  const { db, writing } = parts
  const { userId, hash } = await holderOf(db, token, 'EMAIL_TAKE_BACK')
  const act = db.withUser(userId, async (tx) => {
    const ended = await tx.$queryRaw<Ended>`select app.take_back_email(${hash}) as id`
    const now = new Date()
    const keys = await tx.apiKey.findMany({ where: { userId, revokedAt: null } })
    await tx.apiKey.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } })
    await closeAll(tx, userId, [...ended, ...keys.map(({ id }) => ({ id: `key:${id}` }))])
    await log(tx, userId, 'email.taken_back')
    await sendLink(writing, tx, { userId, purpose: 'PASSWORD_RESET', origin })
  })
  await act.catch((error: unknown) => {
    throw isTaken(error) ? new Refusal('address_taken', { cause: error }) : error
  })
}

type Ended = readonly { readonly id: string }[]

const closeAll = async (tx: Tx, userId: UserId, ended: Ended): Promise<void> => {
  for (const { id } of ended) await tell(tx, { kind: 'access-changed', userId, sessionId: id })
}

const log = (tx: Tx, userId: UserId, action: string): Promise<void> =>
  record(tx, { category: 'SECURITY', action, actorId: userId, resource: ['user', userId] })
