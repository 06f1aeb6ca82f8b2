import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** Who is signed in at the other site. */
export interface Resident {
  readonly id: number
  readonly email: string
  readonly verified: boolean
  readonly name: string
}

/** What the other site does wrong with the next sign-in. */
export type Misdeed =
  | 'another nonce'
  | 'another audience'
  | 'another issuer'
  | 'an old token'
  | 'a forged signature'
  | 'no token'
  | 'no address'
  | 'an address in the profile alone'
  | 'somebody else in the profile'

/** A sign-in that the person said yes to. */
export interface Grant {
  readonly query: URLSearchParams
  readonly resident: Resident
}

export const newSecret = () => randomBytes(24).toString('base64url')

export const openKeys = async () => {
  const [own, forged] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')]
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }
  return { own: own.privateKey, forged: forged.privateKey, jwks: { keys: [jwk] } }
}

export type Keys = Awaited<ReturnType<typeof openKeys>>

interface Signing {
  readonly keys: Keys
  readonly issuer: string
  readonly clientId: string
  readonly misdeed: Misdeed | undefined
}

/** Claims of who somebody is. */
export const claimsOf = ({ id, email, verified, name }: Resident, misdeed: Misdeed | undefined) => {
  const silent = misdeed === 'no address' || misdeed === 'an address in the profile alone'
  const withheld = silent || misdeed === 'somebody else in the profile'
  return { name, ...(withheld ? {} : { email, email_verified: verified }), sub: `resident-${id}` }
}

export const idTokenOf = (
  { query, resident }: Grant,
  { keys, issuer, clientId, misdeed }: Signing,
) => {
  const now = Math.floor(Date.now() / 1000)
  const at = misdeed === 'an old token' ? now - 7_200 : now
  const nonce = misdeed === 'another nonce' ? newSecret() : query.get('nonce')
  return new SignJWT({ ...claimsOf(resident, misdeed), nonce })
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setIssuer(misdeed === 'another issuer' ? 'https://evil.example' : issuer)
    .setAudience(misdeed === 'another audience' ? 'somebody-else' : clientId)
    .setIssuedAt(at)
    .setExpirationTime(at + 3_600)
    .sign(misdeed === 'a forged signature' ? keys.forged : keys.own)
}
