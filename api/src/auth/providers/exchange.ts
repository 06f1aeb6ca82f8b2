import { CodeChallengeMethod, OAuth2Client, OAuth2Tokens } from 'arctic'
import { z } from 'zod'
import { type Exchange, ProviderError } from './identity.ts'

/** What the code is exchanged at, and in whose name. */
export interface Counter {
  readonly clientId: string
  readonly clientSecret: string
  readonly authorizeUrl: string
  readonly tokenUrl: string
  readonly scopes: readonly string[]
  /** Wants the secret in the body and knows no PKCE (LinkedIn): state and nonce bind the answer there. */
  readonly isPlain: boolean
}

/** Milliseconds another site may take. */
const patience = 10_000

type Flow = Omit<Exchange, 'code'> & { readonly state: string }

const clientOf = ({ clientId, clientSecret }: Counter, redirectUri: string) =>
  new OAuth2Client(clientId, clientSecret, redirectUri)

/** Where the browser is sent: state, PKCE S256 and nonce in its query. */
export const authorizeUrl = (counter: Counter, flow: Flow): URL => {
  const client = clientOf(counter, flow.redirectUri)
  const [to, scopes] = [counter.authorizeUrl, [...counter.scopes]]
  const { S256 } = CodeChallengeMethod
  const url = counter.isPlain
    ? client.createAuthorizationURL(to, flow.state, scopes)
    : client.createAuthorizationURLWithPKCE(to, flow.state, S256, flow.verifier, scopes)
  url.searchParams.set('nonce', flow.nonce)
  return url
}

const withSecretInBody = async (counter: Counter, brought: Exchange): Promise<OAuth2Tokens> => {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: brought.code,
    redirect_uri: brought.redirectUri,
    client_id: counter.clientId,
    client_secret: counter.clientSecret,
  })
  const headers = { accept: 'application/json' }
  const signal = AbortSignal.timeout(patience)
  const init = { method: 'POST', body, headers, redirect: 'error', signal } as const
  const answer = await fetch(counter.tokenUrl, init)
  return new OAuth2Tokens(z.looseObject({}).parse(await answer.json()))
}

const withVerifier = (counter: Counter, brought: Exchange): Promise<OAuth2Tokens> => {
  const client = clientOf(counter, brought.redirectUri)
  return client.validateAuthorizationCode(counter.tokenUrl, brought.code, brought.verifier)
}

/** Tokens for the code that the browser brought back. */
export const exchange = async (counter: Counter, brought: Exchange): Promise<OAuth2Tokens> => {
  try {
    const give = counter.isPlain ? withSecretInBody : withVerifier
    const tokens = await give(counter, brought)
    // GitHub says no with a 200 that has no token in it
    tokens.accessToken()
    return tokens
  } catch (cause) {
    throw new ProviderError(`${counter.tokenUrl} gave no token`, { cause })
  }
}
