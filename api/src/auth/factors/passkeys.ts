import { isIP } from 'node:net'
import { mostPasskeys, type Passkey } from '@chapterhouse/shared/auth/factors'
import {
  type MadePasskey,
  type PasskeyRequest,
  type PasskeyWish,
  passkeyRequest,
  passkeyWish,
  type UsedPasskey,
} from '@chapterhouse/shared/auth/passkey'
import { newId, type UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Database, Tx } from '../../kernel/database.ts'

/** Where the browser is: what a passkey belongs to, and what it signs. */
export interface Site {
  readonly origin: string
  readonly name: string
}

/** Milliseconds a browser waits for the person. */
const patience = 5 * 60_000
const kind = 'PASSKEY'
/** EdDSA, ES256, RS256: every device speaks one of them. */
const supportedAlgorithmIDs = [-8, -7, -257]

export const siteOf = (origin: string): Site => ({ origin, name: new URL(origin).hostname })

const demandName = ({ name }: Site): void => {
  if (!isIP(name.replace(/^\[|\]$/g, ''))) return
  const detail = `Passkeys belong to a name, and ${name} is a number: open this house under a name`
  throw new Refusal('conflict', { detail })
}

interface Keyed {
  readonly credentialId: Uint8Array | null
  readonly transports: string[]
}

const listed = (keys: readonly Keyed[]) =>
  keys.map(({ credentialId, transports }) => ({
    id: Buffer.from(credentialId ?? []).toString('base64url'),
    transports,
  }))

const keysOf = (tx: Tx, userId: UserId) =>
  tx.mfaCredential.findMany({ where: { userId, kind }, orderBy: { createdAt: 'asc' } })

interface Owner {
  readonly id: UserId
  readonly email: string
  readonly displayName: string
}

/** What a browser needs to make one more passkey. */
export const wishPasskey = async (tx: Tx, site: Site, owner: Owner): Promise<PasskeyWish> => {
  demandName(site)
  const keys = await keysOf(tx, owner.id)
  if (keys.length >= mostPasskeys) {
    throw new Refusal('conflict', { detail: `You have ${mostPasskeys} passkeys; remove one first` })
  }
  const wish = await generateRegistrationOptions({
    rpName: 'Chapterhouse',
    rpID: site.name,
    userID: new TextEncoder().encode(owner.id),
    userName: owner.email,
    userDisplayName: owner.displayName,
    timeout: patience,
    supportedAlgorithmIDs,
    excludeCredentials: listed(keys),
    // it stands for address and password: the person must be found by it, and shown to be the one
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return passkeyWish.parse(wish)
}

/** What a browser needs to use one: of that person, or whichever it has. */
export const requestPasskey = async (
  site: Site,
  of?: { readonly tx: Tx; readonly userId: UserId },
): Promise<PasskeyRequest> => {
  demandName(site)
  const keys = of ? listed(await keysOf(of.tx, of.userId)) : null
  const request = await generateAuthenticationOptions({
    rpID: site.name,
    timeout: patience,
    userVerification: 'required',
    ...(keys ? { allowCredentials: keys } : {}),
  })
  return passkeyRequest.parse(request)
}

interface Row {
  readonly id: string
  readonly label: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

export const presentPasskey = ({ id, label, createdAt, lastUsedAt }: Row): Passkey => ({
  id,
  label,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
})

interface Made {
  readonly userId: UserId
  readonly label: string
  readonly challenge: string
  readonly passkey: MadePasskey
}

/** Keeps a passkey that a browser made. */
export const keepPasskey = async (tx: Tx, site: Site, made: Made): Promise<Passkey> => {
  const { userId, label, challenge, passkey } = made
  const checked = await verifyRegistrationResponse({
    response: passkey as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.name,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch((cause: unknown) => {
    throw new Refusal('wrong_passkey', { cause })
  })
  if (!checked.verified) throw new Refusal('wrong_passkey')
  const { id: credentialId, publicKey, counter } = checked.registrationInfo.credential
  const row = await tx.mfaCredential.create({
    data: {
      id: newId(),
      userId,
      kind,
      label,
      credentialId: Buffer.from(credentialId, 'base64url'),
      publicKey: Buffer.from(publicKey),
      signCount: counter,
      transports: passkey.response.transports ?? [],
      confirmedAt: new Date(),
    },
  })
  return presentPasskey(row)
}

interface Used {
  readonly challenge: string
  readonly passkey: UsedPasskey
  /** Whose it must be; anybody's when it is told who comes in. */
  readonly userId?: UserId
}

const verified = async (site: Site, { challenge, passkey }: Used, holder: Holder) => {
  const { publicKey, signCount, transports } = holder
  const { verified: isRight, authenticationInfo } = await verifyAuthenticationResponse({
    response: passkey as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.name,
    requireUserVerification: true,
    credential: { id: passkey.id, publicKey, counter: signCount, transports: [...transports] },
  })
  return isRight ? authenticationInfo.newCounter : null
}

type Holder = NonNullable<Awaited<ReturnType<Database['auth']['loginByPasskey']>>>

/** Whose passkey this is, and it was theirs to use just now. */
export const checkPasskey = async (db: Database, site: Site, used: Used): Promise<UserId> => {
  const holder = await db.auth.loginByPasskey(Buffer.from(used.passkey.id, 'base64url'))
  if (!holder || (used.userId && used.userId !== holder.userId)) throw new Refusal('wrong_passkey')
  const count = await verified(site, used, holder).catch((cause: unknown) => {
    throw new Refusal('wrong_passkey', { cause })
  })
  const { id, userId } = holder
  await db.withUser(userId, async (tx) => {
    // one that counts never counts back; most that live in an account do not count at all
    const further = count === 0 ? { signCount: 0n } : { signCount: { lt: count ?? 0 } }
    const data = { signCount: count ?? 0, lastUsedAt: new Date() }
    const { count: changed } = await tx.mfaCredential.updateMany({
      where: { id, ...further },
      data,
    })
    if (count === null || changed === 0) throw new Refusal('wrong_passkey')
  })
  return userId
}

/** 404 for one that is not the person's. */
export const loadPasskey = async (tx: Tx, userId: UserId, id: string) => {
  const row = await tx.mfaCredential.findFirst({ where: { id, userId, kind } })
  if (!row) throw new Refusal('not_found')
  return row
}
