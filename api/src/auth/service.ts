import { keptDays } from '@chapterhouse/shared/auth/account'
import { type Session, secondStep, signInMethod } from '@chapterhouse/shared/auth/contract'
import { newId, type UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Me } from '@chapterhouse/shared/users/contract'
import { record } from '../kernel/activity.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Whence } from '../kernel/client-address.ts'
import { afterChange, type Database, isTaken, type Tx } from '../kernel/database.ts'
import { hashToken } from '../kernel/link-secret.ts'
import { tell } from '../kernel/notices.ts'
import type { Passwords } from '../kernel/password.ts'
import { loadMe } from '../users/service.ts'
import type { Gate } from './gate.ts'
import { type DoorFacts, signUpRefusal } from './policy.ts'
import { readSignUp } from './sign-up/service.ts'
import { judgePassword } from './strength.ts'

export interface AuthParts {
  readonly db: Database
  readonly passwords: Passwords
  readonly gate: Gate
  readonly door: Omit<DoorFacts, 'firstRun' | 'signUp'> & {
    readonly told: DoorFacts['signUp'] | null
  }
}

export interface NewAccount {
  readonly email: string
  readonly password: string
  readonly displayName: string
  readonly setupCode?: string | undefined
  readonly invitation?: string | undefined
}

/** Whether nobody has an account yet. */
export const isFirstRun = async (db: Database): Promise<boolean> => !(await db.auth.hasAccounts())

type AtDoor = Pick<NewAccount, 'email' | 'setupCode' | 'invitation'>

const isInvited = async (db: Database, account: AtDoor): Promise<boolean> => {
  if (!account.invitation) return false
  const offer = await db.auth.invitationByHash(hashToken(account.invitation))
  return offer !== null && (offer.email === null || offer.email === account.email)
}

export interface Arrival {
  readonly whence: Whence
  readonly cameIn?: object
  /** What else belongs to a new account, in the transaction that notes it. */
  readonly with: (tx: Tx, userId: UserId) => Promise<void>
}

/** Refuses who may not make an account here. */
export const demandDoor = async (
  { db, door }: Pick<AuthParts, 'db' | 'door'>,
  account: AtDoor,
): Promise<void> => {
  const [firstRun, invited] = await Promise.all([isFirstRun(db), isInvited(db, account)])
  const signUp = await readSignUp(db, { signUp: door.told })
  const no = signUpRefusal({ ...door, firstRun, signUp }, { setupCode: account.setupCode, invited })
  if (no) throw new Refusal(no)
}

/** Creates an account. Refuses who may not come in, an easy password, a taken address. */
export const signUp = async (parts: AuthParts, account: NewAccount, arrival: Arrival) => {
  const { db } = parts
  await demandDoor(parts, account)
  demandStrength(account.password, [account.email, account.displayName])
  const hash = await parts.passwords.hash(account.password)
  return createAccount(db, { ...account, hash, arrival })
}

interface HashedAccount extends NewAccount {
  readonly hash: string
  readonly arrival: Arrival
}

/** What is told when the database goes away between the account and its first session. */
export const accountThere = 'The account is there; we cannot tell whether you are signed in'

const createAccount = async (db: Database, account: HashedAccount): Promise<UserId> => {
  const id = newId<'users'>()
  const { email, hash, displayName, arrival } = account
  await db.auth.signUp({ id, email, passwordHash: hash, displayName }).catch((error: unknown) => {
    throw isTaken(error) ? new Refusal('address_taken', { cause: error }) : error
  })
  const event = { action: 'user.registered', userId: id, whence: arrival.whence }
  const note = async (tx: Tx) => {
    await logPerson(tx, event)
    await arrival.with(tx, id)
  }
  await afterChange(accountThere, () => db.withUser(id, note))
  return id
}

/** Refuses a password that is easy to guess, with advice; `known` is what a guesser would try first. */
export const demandStrength = (password: string, known: readonly string[]): void => {
  const { strong, advice } = judgePassword(password, known)
  if (!strong) throw new Refusal('weak_password', { detail: advice })
}

/** The day an account deleted then is erased. */
export const erasedOn = (deletedAt: Date): Date =>
  new Date(deletedAt.getTime() + keptDays * 86_400_000)

/** The account waits to be erased. */
export const deletedUntil = (deletedAt: Date) => {
  const day = erasedOn(deletedAt).toISOString().slice(0, 10)
  return new Refusal('account_deleted', {
    detail: `This account is deleted; it is erased on ${day}`,
  })
}

/** Told to who knows the password, and nobody else. */
const suspended = async (db: Database, userId: UserId): Promise<Refusal> => {
  const [row] = await db.withUser(
    userId,
    (tx) => tx.$queryRaw<{ reason: string | null }[]>`
      select after ->> 'reason' as reason from activity_log
      where resource_type = 'user' and resource_id = ${userId} and action = 'user.suspended'
      order by id desc limit 1`,
  )
  const detail = row?.reason ? { detail: `This account is suspended: ${row.reason}` } : {}
  return new Refusal('account_suspended', detail)
}

/** Who has this address and password. One answer for a wrong address and a wrong password. */
export const checkPassword = async (
  parts: Pick<AuthParts, 'db' | 'passwords' | 'gate'>,
  given: { readonly email: string; readonly password: string },
  whence: Whence,
): Promise<UserId> => {
  const email = given.email.trim().toLowerCase()
  parts.gate.demand(email, whence.ip)
  const login = await parts.db.auth.loginByEmail(email)
  const gone = login ? null : await parts.db.auth.deletedLogin(email)
  const hash = (login ?? gone)?.passwordHash ?? null
  const right = await parts.passwords.matches(given.password, hash)
  if (right && (login || gone)) parts.gate.opened(email, whence.ip)
  if (right && gone) throw deletedUntil(gone.deletedAt)
  if (right && login?.isActive) return login.userId
  if (right && login) throw await suspended(parts.db, login.userId)
  parts.gate.failed(email, whence.ip)
  if (login) {
    const event = { action: 'login_failed', userId: login.userId, whence }
    await parts.db.withUser(login.userId, (tx) => logPerson(tx, event))
  }
  throw new Refusal('wrong_credentials')
}

/** Notes the sign-in and answers the person. */
export const welcome = (db: Database, userId: UserId, arrival: Arrival): Promise<Me> =>
  db.withUser(userId, async (tx) => {
    await tx.user.updateMany({ where: { id: userId }, data: { lastLoginAt: new Date() } })
    // nobody lists or needs them any more; whoever signs in sweeps their own
    await tx.session.deleteMany({ where: { userId, expiresAt: { lt: new Date() } } })
    const { whence, cameIn = {} } = arrival
    await logPerson(tx, { action: 'login', userId, whence, after: cameIn })
    await arrival.with(tx, userId)
    return loadMe(tx, userId)
  })

/** Ends one session of that person and closes its sockets everywhere; false when it had ended already. */
export const endSession = async (tx: Tx, userId: UserId, sessionId: string): Promise<boolean> => {
  const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId } })
  if (count === 0) return false
  await tell(tx, { kind: 'access-changed', userId, sessionId })
  const resource = ['session', sessionId.slice(0, 16)] as const
  await record(tx, { category: 'SECURITY', action: 'logout', actorId: userId, resource })
  return true
}

/** Ends the session of that short name; sixteen hex digits of a hash name one of a person's few. */
export const endNamedSession = async (tx: Tx, userId: UserId, name: string): Promise<void> => {
  const where = { userId, id: { startsWith: name } }
  const row = await tx.session.findFirst({ where, select: { id: true } })
  const ended = row !== null && (await endSession(tx, userId, row.id))
  if (!ended) throw new Refusal('not_found')
}

/** Where the person is signed in, the last used first. */
export const listSessions = async (tx: Tx, actor: Actor): Promise<Session[]> => {
  const rows = await tx.session.findMany({
    where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
  })
  return rows.map((row) => ({
    id: row.id.slice(0, 16),
    current: row.id === actor.sessionId,
    userAgent: row.userAgent,
    lastSeenAt: row.lastSeenAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    method: signInMethod.nullable().parse(row.method),
    second: secondStep.nullable().parse(row.second),
  }))
}

export interface PasswordChange {
  readonly newPassword: string
  /** What else belongs to the change, in its transaction. */
  readonly with: (tx: Tx) => Promise<void>
}

/** The person's password, guessed no faster than at the door. */
export const demandPassword = async (
  parts: Pick<AuthParts, 'db' | 'passwords' | 'gate'>,
  userId: UserId,
  password: string,
): Promise<void> => {
  const { email } = await parts.db.withUser(userId, (tx) => loadMe(tx, userId))
  const whence: Whence = { ip: null, userAgent: null }
  await checkPassword(parts, { email, password }, whence)
}

/** Takes the new password; every other session of the person ends, their sockets close. */
export const changePassword = async (
  { db, passwords }: AuthParts,
  { userId, sessionId }: Actor,
  change: PasswordChange,
): Promise<void> => {
  const me = await db.withUser(userId, (tx) => loadMe(tx, userId))
  demandStrength(change.newPassword, [me.email, me.displayName])
  const hash = await passwords.hash(change.newPassword)
  await db.withUser(userId, async (tx) => {
    const ended = await tx.$queryRaw<{ id: string }[]>`
      select change_password as id from app.change_password(${hash}, ${sessionId})`
    for (const { id } of ended) {
      await tell(tx, { kind: 'access-changed', userId, sessionId: id })
    }
    await logPerson(tx, { action: 'password.changed', userId })
    await change.with(tx)
  })
}

interface PersonEvent {
  readonly action: string
  readonly userId: UserId
  readonly whence?: Whence
  readonly after?: object
}

/** A line of the log about somebody's account, in their own name. */
export const logPerson = (tx: Tx, event: PersonEvent): Promise<void> => {
  const { action, userId, whence, after } = event
  return record(tx, {
    category: 'SECURITY',
    action,
    actorId: userId,
    resource: ['user', userId],
    ...(whence ? { whence } : {}),
    ...(after ? { after } : {}),
  })
}
