import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import type { OpenIdSite } from '../../kernel/provider-settings.ts'
import { authorizeUrl, type Counter, exchange } from './exchange.ts'
import { fetchJson } from './fetch.ts'
import { type Exchange, type Identity, type ProviderDoor, ProviderError } from './identity.ts'

/** OpenID Connect Discovery 1.0 §3, what of it is used here. */
const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
})

interface Found {
  readonly counter: Counter
  readonly keys: JWTVerifyGetKey
  readonly userinfoUrl: string | undefined
}

const discover = async (site: OpenIdSite): Promise<Found> => {
  const url = `${site.issuer}/.well-known/openid-configuration`
  const found = await fetchJson({ url, schema: discovery })
  if (found.issuer.replace(/\/+$/, '') !== site.issuer) {
    throw new ProviderError(`${url} speaks for ${found.issuer}`)
  }
  const { clientId, clientSecret } = site
  return {
    counter: {
      clientId,
      clientSecret,
      authorizeUrl: found.authorization_endpoint,
      tokenUrl: found.token_endpoint,
      scopes: ['openid', 'email', 'profile'],
      isPlain: site.id === 'linkedin',
    },
    keys: createRemoteJWKSet(new URL(found.jwks_uri)),
    userinfoUrl: found.userinfo_endpoint,
  }
}

/** Some say "true". */
const truth = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])

const claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().optional().catch(undefined),
  email_verified: truth.optional().catch(undefined),
  name: z.string().optional().catch(undefined),
})
type Claims = z.infer<typeof claims>

interface Judged {
  readonly site: OpenIdSite
  readonly keys: JWTVerifyGetKey
  readonly nonce: string
  readonly now: number
}

const asymmetric = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'EdDSA']

/** Whether the token was made for another party too, and by whose order (OpenID Connect Core §3.1.3.7). */
const isForUs = ({ aud, azp }: JWTPayload, clientId: string): boolean =>
  azp === undefined ? !Array.isArray(aud) || aud.length === 1 : azp === clientId

/** What an id token claims, once its signature, issuer, audience, time and nonce hold. */
export const readIdToken = async (token: string, judged: Judged): Promise<Claims> => {
  const { site, keys, nonce, now } = judged
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: [site.issuer, `${site.issuer}/`],
      audience: site.clientId,
      algorithms: asymmetric,
      requiredClaims: ['exp', 'iat', 'sub'],
      clockTolerance: 60,
      currentDate: new Date(now),
    })
    // LinkedIn leaves the nonce out; nobody may send another one
    const isOurs =
      payload.nonce === nonce || (site.id === 'linkedin' && payload.nonce === undefined)
    if (!isOurs || !isForUs(payload, site.clientId)) throw new Error('it is not for this sign-in')
    return claims.parse(payload)
  } catch (cause) {
    throw new ProviderError(`the id token of ${site.issuer} does not hold`, { cause })
  }
}

/** Subjects are each issuer's own; behind the house's own address there may be another one tomorrow. */
const subjectOf = ({ id, issuer }: OpenIdSite, sub: string): string =>
  id === 'openid' ? `${issuer} ${sub}` : sub

const hour = 3_600_000

/** A site that speaks OpenID Connect, by authorization code with PKCE. */
export const openOpenId = (site: OpenIdSite, clock: Clock): ProviderDoor => {
  let known: { readonly at: number; readonly found: Found } | null = null
  const find = async (): Promise<Found> => {
    if (known && clock.now() - known.at < hour) return known.found
    known = { at: clock.now(), found: await discover(site) }
    return known.found
  }
  const identify = async (brought: Exchange): Promise<Identity> => {
    const { counter, keys, userinfoUrl } = await find()
    const tokens = await exchange(counter, brought)
    const token = idTokenOf(tokens.data)
    const said = await readIdToken(token, { site, keys, nonce: brought.nonce, now: clock.now() })
    const more = said.email
      ? said
      : await askUserinfo(userinfoUrl, { accessToken: tokens.accessToken(), sub: said.sub })
    return {
      subject: subjectOf(site, said.sub),
      email: more.email?.toLowerCase() ?? null,
      emailVerified: more.email_verified ?? false,
      name: said.name ?? more.name ?? null,
    }
  }
  return { setOut: async (flow) => authorizeUrl((await find()).counter, flow), identify }
}

const idTokenOf = (data: object): string => {
  const parsed = z.object({ id_token: z.string() }).safeParse(data)
  if (!parsed.success) throw new ProviderError('there is no id token in the answer')
  return parsed.data.id_token
}

interface Asking {
  readonly accessToken: string
  readonly sub: string
}

const askUserinfo = async (url: string | undefined, { accessToken, sub }: Asking) => {
  if (!url) return claims.parse({ sub })
  const said = await fetchJson({ url, schema: claims, accessToken })
  // the answer may be somebody else's (OpenID Connect Core §5.3.2)
  if (said.sub !== sub) throw new ProviderError(`${url} speaks of somebody else`)
  return said
}
