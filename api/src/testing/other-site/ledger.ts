import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Grant, type Misdeed, newSecret, type Resident } from './passport.ts'

/** What the other site remembers. */
export interface Ledger {
  readonly clientId: string
  readonly clientSecret: string
  resident: Resident
  /** What it does wrong with the next sign-ins. */
  readonly plan: Misdeed[]
  present: Misdeed | undefined
  /** A code for a sign-in that the person allowed. */
  readonly allow: (query: URLSearchParams) => string
  /** The grant of a code, once; or what is wrong with the request. */
  readonly redeem: (request: IncomingMessage, body: URLSearchParams) => Grant | string
  readonly issue: (grant: Grant) => string
  readonly grantOf: (token: string) => Grant | undefined
}

/** Basic, or in the body (RFC 6749 §2.3.1). */
const credentialsOf = (request: IncomingMessage, body: URLSearchParams): string => {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  return basic
    ? Buffer.from(basic, 'base64').toString()
    : `${body.get('client_id')}:${body.get('client_secret')}`
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

const isVerified = ({ query }: Grant, body: URLSearchParams): boolean => {
  const challenge = query.get('code_challenge')
  return challenge === null || challengeOf(body.get('code_verifier') ?? '') === challenge
}

export const openLedger = (): Ledger => {
  const [codes, tokens] = [new Map<string, Grant>(), new Map<string, Grant>()]
  const keep = (shelf: Map<string, Grant>, grant: Grant): string => {
    const key = newSecret()
    shelf.set(key, grant)
    return key
  }
  const ledger: Ledger = {
    clientId: 'chapterhouse',
    clientSecret: newSecret(),
    resident: { id: 1, email: 'mira@example.org', verified: true, name: 'Mira Holm' },
    plan: [],
    present: undefined,
    allow: (query) => keep(codes, { query, resident: ledger.resident }),
    redeem: (request, body) => {
      const known = `${ledger.clientId}:${ledger.clientSecret}`
      if (credentialsOf(request, body) !== known) return 'invalid_client'
      const code = body.get('code') ?? ''
      const grant = codes.get(code)
      codes.delete(code)
      const isOurs = grant && grant.query.get('redirect_uri') === body.get('redirect_uri')
      return isOurs && isVerified(grant, body) ? grant : 'invalid_grant'
    },
    issue: (grant) => keep(tokens, grant),
    grantOf: (token) => tokens.get(token),
  }
  return ledger
}
