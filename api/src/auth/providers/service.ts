import type { Provider } from '@chapterhouse/shared/auth/site'
import { newId, type UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import { displayName } from '@chapterhouse/shared/users/contract'
import type { Whence } from '../../kernel/client-address.ts'
import { type Database, isTaken, type Tx } from '../../kernel/database.ts'
import { tellWay } from '../factors/letters.ts'
import { demandAnotherWay } from '../factors/service.ts'
import type { Writing } from '../links/letters.ts'
import { type AuthParts, deletedUntil, demandDoor, logPerson } from '../service.ts'
import type { Identity } from './identity.ts'
import { meet } from './policy.ts'

export interface ProviderParts extends AuthParts {
  readonly writing: Writing
}

/** Somebody as another site knows them, at our door. */
export interface Met {
  readonly provider: Provider
  /** As people call the site. */
  readonly name: string
  readonly identity: Identity
  readonly whence: Whence
  /** What links in mails begin with. */
  readonly origin: string
}

const taken = (name: string) =>
  new Refusal('conflict', { detail: `This account at ${name} is linked to another account here` })

/** Adds the account elsewhere to the person's ways in, and tells them. */
export const linkAccount = async (
  { db, writing }: ProviderParts,
  userId: UserId,
  { provider, name, identity, whence, origin }: Met,
): Promise<void> => {
  const { subject: providerAccountId, email } = identity
  const act = db.withUser(userId, async (tx) => {
    const where = { userId, provider, providerAccountId }
    if ((await tx.account.count({ where })) > 0) return
    await tx.account.createMany({ data: [{ ...where, email }] })
    await logPerson(tx, { action: 'oauth.linked', userId, whence, after: { provider } })
    const way = { kind: 'account', provider: name } as const
    await tellWay(writing, tx, { userId, origin, way, code: 'auth.way_added' })
  })
  await act.catch((error: unknown) => {
    throw isTaken(error) ? taken(name) : error
  })
}

interface Newcomer {
  readonly invitation?: string | undefined
  readonly setupCode?: string | undefined
}

/** A new account without a password. Refuses whom the house does not take. */
const signUpBy = async (parts: ProviderParts, met: Met, newcomer: Newcomer): Promise<UserId> => {
  const { db } = parts
  const { provider, identity, whence } = met
  const email = identity.email ?? ''
  await demandDoor(parts, { email, ...newcomer })
  const [id, name] = [newId<'users'>(), identity.name?.trim().slice(0, 100) ?? '']
  const shown = displayName.safeParse(name).data ?? email.split('@')[0] ?? email
  const account = { id, email, passwordHash: null, displayName: shown, provider }
  await db.auth.signUp(account).catch((error: unknown) => {
    throw isTaken(error) ? new Refusal('address_taken', { cause: error }) : error
  })
  await db.withUser(id, async (tx) => {
    await tx.user.updateMany({ where: { id }, data: { emailVerifiedAt: new Date() } })
    await addFirst(tx, id, met)
    const after = { provider }
    await logPerson(tx, { action: 'user.registered', userId: id, whence, after })
  })
  return id
}

/** Nobody is told of the account they just made. */
const addFirst = (tx: Tx, userId: UserId, { provider, identity }: Met) => {
  const { subject: providerAccountId, email } = identity
  return tx.account.createMany({ data: [{ userId, provider, providerAccountId, email }] })
}

const knownAddress = async (db: Database, email: string | null) =>
  email === null ? null : db.auth.loginByEmail(email)

/** Tells who can prove the address that their account waits to be erased; it comes back by its password. */
const refuseDeleted = async (db: Database, { email, emailVerified }: Identity): Promise<void> => {
  const gone = email !== null && emailVerified ? await db.auth.deletedLogin(email) : null
  if (gone) throw deletedUntil(gone.deletedAt)
}

/** Who comes in: whom the account is linked to, whom it belongs to by a verified address, or somebody new. */
export const arriveBy = async (
  parts: ProviderParts,
  met: Met,
  newcomer: Newcomer,
): Promise<{ readonly userId: UserId; readonly isNew: boolean }> => {
  const { provider, name, identity } = met
  const linked = await parts.db.auth.loginByAccount(provider, identity.subject)
  if (linked) return { userId: linked, isNew: false }
  const known = await knownAddress(parts.db, identity.email)
  if (known && !known.isActive) throw new Refusal('not_linked')
  await refuseDeleted(parts.db, identity)
  const meeting = meet(identity, known, name)
  if (meeting.outcome === 'refuse') throw new Refusal('not_linked', { detail: meeting.why })
  if (known === null) return { userId: await signUpBy(parts, met, newcomer), isNew: true }
  await linkAccount(parts, known.userId, met)
  return { userId: known.userId, isNew: false }
}

interface Unlinked extends Omit<Met, 'identity'> {
  readonly accountId: string
}

/** The account elsewhere opens nothing here any more. Refuses to take the last way in. */
export const unlinkAccount = (
  { db, writing }: ProviderParts,
  userId: UserId,
  { accountId: id, provider, name, whence, origin }: Unlinked,
): Promise<void> =>
  db.withUser(userId, async (tx) => {
    const row = await tx.account.findFirst({ where: { id, userId, provider } })
    if (!row) throw new Refusal('not_found')
    await demandAnotherWay(tx, userId)
    await tx.account.deleteMany({ where: { id } })
    const after = { provider }
    await logPerson(tx, { action: 'oauth.unlinked', userId, whence, after })
    const way = { kind: 'account', provider: name } as const
    await tellWay(writing, tx, { userId, origin, way, code: 'auth.way_removed' })
  })
