import { describe, expect, it } from 'vitest'
import * as moderation from '../admin/moderation.ts'
import * as avatars from '../assets/avatar.ts'
import * as assets from '../assets/contract.ts'
import * as account from '../auth/account.ts'
import * as auth from '../auth/contract.ts'
import * as factors from '../auth/factors.ts'
import * as keys from '../auth/keys.ts'
import * as mails from '../auth/links.ts'
import * as proof from '../auth/proof.ts'
import * as provider from '../auth/provider.ts'
import * as log from '../auth/security-log.ts'
import * as signOut from '../auth/sign-out.ts'
import * as pages from '../pages/contract.ts'
import * as grants from '../pages/grants.ts'
import * as requests from '../projects/access-request.ts'
import * as projects from '../projects/contract.ts'
import * as invitations from '../projects/invitation.ts'
import * as publishing from '../publishing/contract.ts'
import * as front from '../publishing/front.ts'
import * as users from '../users/contract.ts'
import type { Endpoint } from './endpoint.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value
const ways = [account, auth, factors, keys, mails, proof, provider, log, signOut]
const all = [
  assets,
  avatars,
  ...ways,
  front,
  moderation,
  pages,
  publishing,
  grants,
  projects,
  invitations,
  requests,
  users,
].flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) =>
    isEndpoint(value) ? [[name, value] as const] : [],
  ),
)
const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name)

describe('every question of the contract', () => {
  it.each(all)('%s says in a line what it is for', (_name, { parts }) => {
    expect(parts.summary).toMatch(/^[A-Z].{5,100}$/)
  })

  it.each(all)('%s has a schema for each name in its path, and for no other', (_name, question) => {
    const { params } = question.parts
    const shape = params && 'shape' in params ? Object.keys(params.shape as object) : []
    expect(shape.sort()).toEqual(namesIn(question.path).sort())
  })

  it.each(all.filter(([, { method }]) => method === 'GET'))(
    '%s takes no body',
    (_name, { parts }) => {
      expect(parts.body).toBeUndefined()
    },
  )

  it('stands at an address of its own', () => {
    const addresses = all.map(([, { method, path }]) => `${method} ${path.replace(/:\w+/g, ':')}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('is what other programs rely on: method and path stay', () => {
    expect(all.map(([, { method, path }]) => `${method} ${path}`).sort()).toMatchInlineSnapshot(`
      [
        "DELETE /auth/authenticator",
        "DELETE /auth/passkeys/:passkeyId",
        "DELETE /auth/providers/:provider/accounts/:accountId",
        "DELETE /auth/sessions/:sessionId",
        "DELETE /keys/:keyId",
        "DELETE /me/avatar",
        "DELETE /pages/:pageId",
        "DELETE /pages/:pageId/grants/:userId",
        "DELETE /pages/:pageId/publication",
        "DELETE /pages/:pageId/publication/plan",
        "DELETE /projects/:projectId",
        "DELETE /projects/:projectId/invitations/:invitationId",
        "DELETE /projects/:projectId/members/:userId",
        "DELETE /projects/:projectId/publication",
        "GET /admin/moderation",
        "GET /assets/:assetId",
        "GET /auth/doorway",
        "GET /auth/log",
        "GET /auth/proof",
        "GET /auth/sessions",
        "GET /auth/step",
        "GET /auth/ways",
        "GET /given-pages",
        "GET /invitations/:token",
        "GET /keys",
        "GET /me",
        "GET /me/deletion",
        "GET /me/export",
        "GET /pages/:pageId",
        "GET /pages/:pageId/contributions",
        "GET /pages/:pageId/export",
        "GET /pages/:pageId/grants",
        "GET /pages/:pageId/head",
        "GET /pages/:pageId/publication",
        "GET /pages/:pageId/versions",
        "GET /people/:userId/avatar",
        "GET /projects",
        "GET /projects/:projectId",
        "GET /projects/:projectId/access-requests",
        "GET /projects/:projectId/invitations/:invitationId/link",
        "GET /projects/:projectId/members",
        "GET /projects/:projectId/pages",
        "GET /projects/:projectId/publication",
        "GET /projects/:projectId/publication/pages",
        "GET /versions/:versionId",
        "PATCH /auth/passkeys/:passkeyId",
        "PATCH /me",
        "PATCH /pages/:pageId",
        "PATCH /pages/:pageId/grants/:userId",
        "PATCH /projects/:projectId",
        "PATCH /projects/:projectId/members/:userId",
        "PATCH /projects/:projectId/publication",
        "POST /access-requests",
        "POST /admin/moderation/:caseId/dismiss",
        "POST /admin/moderation/:caseId/hide",
        "POST /admin/moderation/:caseId/release",
        "POST /auth/authenticator",
        "POST /auth/authenticator/confirm",
        "POST /auth/email",
        "POST /auth/email/confirm",
        "POST /auth/email/take-back",
        "POST /auth/keep-account",
        "POST /auth/passkey",
        "POST /auth/passkey/request",
        "POST /auth/passkeys",
        "POST /auth/passkeys/wish",
        "POST /auth/password",
        "POST /auth/proof",
        "POST /auth/providers/:provider/finish",
        "POST /auth/providers/:provider/start",
        "POST /auth/recovery-codes",
        "POST /auth/reset",
        "POST /auth/reset/confirm",
        "POST /auth/sign-in",
        "POST /auth/sign-in-link",
        "POST /auth/sign-in-link/confirm",
        "POST /auth/sign-out",
        "POST /auth/sign-up",
        "POST /auth/step",
        "POST /auth/verification",
        "POST /auth/verification/confirm",
        "POST /invitations/:token/accept",
        "POST /invitations/:token/decline",
        "POST /keys",
        "POST /me/avatar",
        "POST /me/consent",
        "POST /me/deletion",
        "POST /pages/:pageId/files",
        "POST /pages/:pageId/grants",
        "POST /pages/:pageId/images",
        "POST /pages/:pageId/import",
        "POST /pages/:pageId/ticket",
        "POST /pages/:pageId/undelete",
        "POST /pages/:pageId/versions",
        "POST /projects",
        "POST /projects/:projectId/access-requests/:accessRequestId/deny",
        "POST /projects/:projectId/access-requests/:accessRequestId/grant",
        "POST /projects/:projectId/invite-links",
        "POST /projects/:projectId/members",
        "POST /projects/:projectId/members/:userId/pause",
        "POST /projects/:projectId/members/:userId/resume",
        "POST /projects/:projectId/pages",
        "POST /projects/:projectId/transfer",
        "POST /projects/:projectId/undelete",
        "PUT /auth/second-step",
        "PUT /pages/:pageId/publication",
        "PUT /pages/:pageId/publication/plan",
        "PUT /projects/:projectId/publication",
      ]
    `)
  })
})
