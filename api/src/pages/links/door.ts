import type { HotLinkPlace } from '@chapterhouse/prisma/hot'
import type { GuestNames, Guest as GuestReply } from '@chapterhouse/shared/links/contract'
import { unnamed } from '@chapterhouse/shared/links/guest'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Actor } from '../../kernel/actor.ts'
import type { Database } from '../../kernel/database.ts'
import { hashToken } from '../../kernel/link-secret.ts'
import type { Pass } from '../../kernel/passes.ts'
import type { Passwords } from '../../kernel/password.ts'
import { refuseFor, type Throttle } from '../../kernel/throttle.ts'

export interface DoorParts {
  readonly db: Database
  readonly passwords: Passwords
  /** Slows down who guesses a link's password. */
  readonly guesses: Throttle
}

interface LinkRow {
  readonly id: string
  readonly password_hash: string | null
}

/** A link that stands, where it leads, and what its password is stored as. */
interface Found {
  readonly id: string
  readonly place: HotLinkPlace
  readonly passwordHash: string | null
}

const gone = () =>
  new Refusal('gone', { detail: 'This link was disabled, has expired or never was' })

const findLink = async (db: Database, token: string): Promise<Found> => {
  const [row] =
    await db.ask<LinkRow>`select id, password_hash from app.share_link_by_hash(${hashToken(token)})`
  const place = row ? await db.hot.linkPlace(row.id) : null
  if (!row || !place) throw gone()
  return { id: row.id, place, passwordHash: row.password_hash }
}

/** Who comes: a browser with its passes, and perhaps a person. */
export interface Caller {
  readonly actor: Actor | null
  readonly passes: readonly Pass[]
}

const guestOf = ({ id, place }: Found, name: string): GuestReply => ({
  linkId: id,
  pageId: place.pageId,
  name,
})

/** What somebody sees in front of a link. */
export const lookAt = async ({ db }: DoorParts, caller: Caller, token: string) => {
  const link = await findLink(db, token)
  const { place, passwordHash } = link
  const pass = caller.passes.find(({ linkId }) => linkId === link.id)
  const isIn = pass && (place.guestNames !== 'SIGN_IN' || caller.actor)
  return {
    kind: place.pageId === null ? 'project' : 'page',
    // Behind a password not even the name of what is there is shown.
    title: passwordHash === null || isIn ? place.title : '',
    access: place.access,
    guestNames: place.guestNames as GuestNames,
    needsPassword: passwordHash !== null,
    guest: isIn ? guestOf(link, pass.name) : null,
  } as const
}

export interface Entry {
  readonly token: string
  readonly password?: string | undefined
  readonly name?: string | undefined
}

/** Lets somebody in, or says what is missing. */
export const enter = async (
  parts: DoorParts,
  { actor, address }: { readonly actor: Actor | null; readonly address: string },
  entry: Entry,
): Promise<GuestReply> => {
  const link = await findLink(parts.db, entry.token)
  const { guestNames } = link.place
  if (guestNames === 'SIGN_IN' && !actor) throw new Refusal('unauthenticated')
  if (guestNames === 'REQUIRED' && !actor && !entry.name) {
    throw new Refusal('invalid_input', { issues: [{ path: 'name', message: 'A name is needed' }] })
  }
  await demandPassword(parts, { link, address }, entry.password)
  return guestOf(link, entry.name ?? unnamed)
}

const demandPassword = async (
  { passwords, guesses }: DoorParts,
  { link, address }: { readonly link: Found; readonly address: string },
  password = '',
): Promise<void> => {
  if (link.passwordHash === null) return
  const key = `${link.id} ${address}`
  refuseFor(guesses.wait(key))
  if (await passwords.matches(password, link.passwordHash)) return guesses.forget(key)
  guesses.count(key)
  throw new Refusal('wrong_credentials', { detail: 'That is not the password of this link' })
}
