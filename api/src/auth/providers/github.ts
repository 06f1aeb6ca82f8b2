import { z } from 'zod'
import type { GithubSite } from '../../kernel/provider-settings.ts'
import { authorizeUrl, type Counter, exchange } from './exchange.ts'
import { fetchJson } from './fetch.ts'
import type { ProviderDoor } from './identity.ts'

const user = z.object({ id: z.number().int(), login: z.string(), name: z.string().nullish() })
const emails = z.array(z.object({ email: z.email(), primary: z.boolean(), verified: z.boolean() }))

/** GitHub speaks OAuth 2 without OpenID: who somebody is, is asked of its API. */
export const openGithub = (site: GithubSite): ProviderDoor => {
  const { clientId, clientSecret, url, apiUrl } = site
  const counter: Counter = {
    clientId,
    clientSecret,
    authorizeUrl: `${url}/login/oauth/authorize`,
    tokenUrl: `${url}/login/oauth/access_token`,
    scopes: ['read:user', 'user:email'],
    isPlain: false,
  }
  return {
    setOut: async (flow) => authorizeUrl(counter, flow),
    identify: async (brought) => {
      const accessToken = (await exchange(counter, brought)).accessToken()
      const person = await fetchJson({ url: `${apiUrl}/user`, schema: user, accessToken })
      const all = await fetchJson({ url: `${apiUrl}/user/emails`, schema: emails, accessToken })
      const primary = all.find((one) => one.primary)
      return {
        // a login can be given up and taken by somebody else; the number cannot
        subject: String(person.id),
        email: primary?.email.toLowerCase() ?? null,
        emailVerified: primary?.verified ?? false,
        name: person.name || person.login,
      }
    },
  }
}
