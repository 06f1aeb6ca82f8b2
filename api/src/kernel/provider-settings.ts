import { isLoopback } from '@chapterhouse/shared/kernel/origin'
import { z } from 'zod'

/** Where another site is; unencrypted only on this machine. */
const place = z
  .url({ protocol: /^https?$/ })
  .refine((url) => {
    if (!URL.canParse(url)) return true
    const { protocol, hostname } = new URL(url)
    return protocol === 'https:' || isLoopback(hostname)
  }, 'must begin with https://')
  .transform((url) => url.replace(/\/+$/, ''))

const given = z.string().max(1_000).optional()

/** Settings of the sites people may sign in by; each is offered once it has its id and secret. */
export const providerSchema = {
  GOOGLE_CLIENT_ID: given,
  GOOGLE_CLIENT_SECRET: given,
  GOOGLE_ISSUER: place.default('https://accounts.google.com'),
  GITHUB_CLIENT_ID: given,
  GITHUB_CLIENT_SECRET: given,
  GITHUB_URL: place.default('https://github.com'),
  GITHUB_API_URL: place.default('https://api.github.com'),
  LINKEDIN_CLIENT_ID: given,
  LINKEDIN_CLIENT_SECRET: given,
  LINKEDIN_ISSUER: place.default('https://www.linkedin.com/oauth'),
  OIDC_CLIENT_ID: given,
  OIDC_CLIENT_SECRET: given,
  OIDC_ISSUER: place.optional(),
  OIDC_NAME: z.string().trim().min(1).max(40).default('Single sign-on'),
}

interface Known {
  /** As a button calls it. */
  readonly name: string
  readonly clientId: string
  readonly clientSecret: string
}

/** A site that speaks OpenID Connect: all else is in its discovery document. */
export interface OpenIdSite extends Known {
  readonly kind: 'openid'
  readonly id: 'google' | 'linkedin' | 'openid'
  readonly issuer: string
}

export interface GithubSite extends Known {
  readonly kind: 'github'
  readonly id: 'github'
  readonly url: string
  readonly apiUrl: string
}

export type ProviderSite = OpenIdSite | GithubSite

type Environment = z.output<z.ZodObject<typeof providerSchema>>

interface Wanted {
  readonly id: OpenIdSite['id']
  readonly name: string
  readonly issuer: string | undefined
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
}

const openIdSite = ({ id, name, issuer, clientId, clientSecret }: Wanted): OpenIdSite | null =>
  issuer && clientId && clientSecret
    ? { kind: 'openid', id, name, issuer, clientId, clientSecret }
    : null

const githubSite = (env: Environment): GithubSite | null => {
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret } = env
  if (!clientId || !clientSecret) return null
  const { GITHUB_URL: url, GITHUB_API_URL: apiUrl } = env
  return { kind: 'github', id: 'github', name: 'GitHub', url, apiUrl, clientId, clientSecret }
}

/** The sites this house is known to, in the order of their buttons. */
export const providersOf = (env: Environment): readonly ProviderSite[] =>
  [
    openIdSite({
      id: 'openid',
      name: env.OIDC_NAME,
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
    }),
    openIdSite({
      id: 'google',
      name: 'Google',
      issuer: env.GOOGLE_ISSUER,
      clientId: env.GOOGLE_CLIENT_ID,
      clientSecret: env.GOOGLE_CLIENT_SECRET,
    }),
    githubSite(env),
    openIdSite({
      id: 'linkedin',
      name: 'LinkedIn',
      issuer: env.LINKEDIN_ISSUER,
      clientId: env.LINKEDIN_CLIENT_ID,
      clientSecret: env.LINKEDIN_CLIENT_SECRET,
    }),
  ].filter((one) => one !== null)
