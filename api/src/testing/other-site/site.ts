import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Ledger, openLedger } from './ledger.ts'
import {
  claimsOf,
  type Grant,
  idTokenOf,
  type Keys,
  type Misdeed,
  openKeys,
  type Resident,
} from './passport.ts'

/** What the browser brings back. */
export interface Return {
  readonly code?: string
  readonly state?: string
  readonly error?: string
}

/** A real server that speaks OpenID Connect and GitHub's OAuth, on a free port of this machine. */
export interface OtherSite {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who is signed in there from now on. */
  readonly isVisitedBy: (resident: Partial<Resident>) => void
  readonly will: (...misdeeds: readonly Misdeed[]) => void
  /** Goes where a browser is sent, and presses a button there. */
  readonly walk: (url: string, decision?: 'allow' | 'deny') => Promise<Return>
  readonly close: () => Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return new URLSearchParams(Buffer.concat(parts).toString())
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** The screen on which a person says yes or no. */
const consent = (query: URLSearchParams, { name, email }: Resident) => `<!doctype html>
<html lang="en"><title>The other site</title><h1>The other site</h1>
<p>Chapterhouse wants to know who you are, ${escaped(name)} (${escaped(email)}).</p>
<form method="post" action="/decide"><input type="hidden" name="query" value="${escaped(String(query))}">
<button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></form></html>`

/** Why a browser is not even shown the screen. */
const objection = (query: URLSearchParams, { clientId }: Ledger): string | null => {
  if (query.get('client_id') !== clientId) return 'unknown client'
  if (query.get('response_type') !== 'code') return 'unsupported response type'
  if (!/\/sign-in\/\w+$/.test(query.get('redirect_uri') ?? '')) return 'unknown redirect'
  return query.get('state') && query.get('nonce') ? null : 'no state or nonce'
}

interface Desk {
  readonly ledger: Ledger
  readonly keys: Keys
  readonly url: () => string
}

type Answer = (visit: {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
}) => unknown

const authorize =
  ({ ledger }: Desk): Answer =>
  ({ query, response }) => {
    const why = objection(query, ledger)
    if (why) return json(response, 400, { error: why })
    response.writeHead(200, { 'content-type': 'text/html' }).end(consent(query, ledger.resident))
  }

const decide =
  ({ ledger }: Desk): Answer =>
  async ({ request, response }) => {
    const body = await bodyOf(request)
    const query = new URLSearchParams(body.get('query') ?? '')
    const back = new URL(query.get('redirect_uri') ?? '')
    if (body.get('decision') === 'deny') back.searchParams.set('error', 'access_denied')
    else back.searchParams.set('code', ledger.allow(query))
    back.searchParams.set('state', query.get('state') ?? '')
    response.writeHead(303, { location: back.href }).end()
  }

/** `failure` is the status of a no: GitHub says it with a success. */
const exchange =
  ({ ledger, keys, url }: Desk, failure: 200 | 400): Answer =>
  async ({ request, response }) => {
    ledger.present = ledger.plan.shift()
    const grant = ledger.redeem(request, await bodyOf(request))
    if (typeof grant === 'string') return json(response, failure, { error: grant })
    const { clientId, present: misdeed } = ledger
    if (misdeed === 'no token') return json(response, 200, { token_type: 'bearer' })
    const idToken = await idTokenOf(grant, { keys, issuer: url(), clientId, misdeed })
    const token = { access_token: ledger.issue(grant), token_type: 'bearer', id_token: idToken }
    json(response, 200, token)
  }

/** What a token opens. */
const told =
  ({ ledger }: Desk, tell: (grant: Grant) => unknown): Answer =>
  ({ request, response }) => {
    const grant = ledger.grantOf(request.headers.authorization?.replace('Bearer ', '') ?? '')
    return grant ? json(response, 200, tell(grant)) : json(response, 401, { message: 'no' })
  }

const profileOf = ({ ledger }: Desk, { resident }: Grant) => {
  const whole = claimsOf(resident, ledger.present === 'no address' ? 'no address' : undefined)
  return ledger.present === 'somebody else in the profile' ? { ...whole, sub: 'another' } : whole
}

const answersOf = (desk: Desk): Readonly<Record<string, Answer>> => {
  const discovery = () => ({
    issuer: desk.url(),
    authorization_endpoint: `${desk.url()}/authorize`,
    token_endpoint: `${desk.url()}/token`,
    jwks_uri: `${desk.url()}/jwks`,
    userinfo_endpoint: `${desk.url()}/userinfo`,
  })
  return {
    '/.well-known/openid-configuration': ({ response }) => json(response, 200, discovery()),
    '/jwks': ({ response }) => json(response, 200, desk.keys.jwks),
    '/authorize': authorize(desk),
    '/login/oauth/authorize': authorize(desk),
    '/decide': decide(desk),
    '/token': exchange(desk, 400),
    '/login/oauth/access_token': exchange(desk, 200),
    '/userinfo': told(desk, (grant) => profileOf(desk, grant)),
    '/user': told(desk, ({ resident: { id, name } }) => ({ id, login: `user-${id}`, name })),
    '/user/emails': told(desk, ({ resident: { email, verified } }) => [
      { email: 'old@example.org', primary: false, verified: true, visibility: null },
      { email, primary: true, verified, visibility: 'private' },
    ]),
  }
}

export const openOtherSite = async (port = 0): Promise<OtherSite> => {
  const ledger = openLedger()
  let url = ''
  const answers = answersOf({ ledger, keys: await openKeys(), url: () => url })
  const server = createServer((request, response) => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', url)
    const answer = answers[pathname]
    return answer ? answer({ request, response, query }) : json(response, 404, { message: 'no' })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    clientId: ledger.clientId,
    clientSecret: ledger.clientSecret,
    isVisitedBy: (next) => {
      ledger.resident = { ...ledger.resident, ...next }
    },
    will: (...misdeeds) => void ledger.plan.push(...misdeeds),
    walk: walkTo,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** As a person with a browser: reads the screen, presses the button, is sent back. */
const walkTo: OtherSite['walk'] = async (to, decision = 'allow') => {
  const screen = await fetch(to)
  if (!screen.ok) throw new Error(`the other site shows no screen: ${await screen.text()}`)
  const query = /name="query" value="([^"]*)"/.exec(await screen.text())?.[1] ?? ''
  const body = new URLSearchParams({ query: query.replaceAll('&amp;', '&'), decision })
  const left = await fetch(new URL('/decide', to), { method: 'POST', body, redirect: 'manual' })
  return Object.fromEntries(new URL(left.headers.get('location') ?? to).searchParams)
}
