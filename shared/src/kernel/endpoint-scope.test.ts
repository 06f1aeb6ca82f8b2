import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as auth from '../auth/contract.ts'
import * as keys from '../auth/keys.ts'
import * as pages from '../pages/contract.ts'
import * as projects from '../projects/contract.ts'
import * as invitations from '../projects/invitation.ts'
import * as users from '../users/contract.ts'
import { endpoint, scopeOf } from './endpoint.ts'

describe('an API key needs', () => {
  it.each([
    ['to read a page', pages.getPage, 'read'],
    ['to enter its live room; what it may do there is the ticket’s', pages.getTicket, 'read'],
    ['to make a page', pages.createPage, 'write'],
    ['to bring text into a page', pages.importPage, 'write'],
    ['to throw a page away', pages.deletePage, 'write'],
    ['to invite somebody', invitations.createInviteLink, 'manage'],
    ['to take an invitation back', invitations.revokeInvitation, 'manage'],
    ['to see the link of an invitation', invitations.readInviteLink, 'manage'],
    ['to let a membership rest', projects.pauseMember, 'manage'],
    ['to wake it up', projects.resumeMember, 'manage'],
    ['to hand a project over', projects.transferProject, 'manage'],
    ['to change a role', projects.changeMember, 'manage'],
    ['to end a project', projects.deleteProject, 'manage'],
    ['to join a project', invitations.acceptInvitation, 'account'],
    ['to say no to an invitation', invitations.declineInvitation, 'account'],
    ['to see whose it is', users.getMe, 'read'],
    ['to rename its person', users.changeMe, 'account'],
  ] as const)('%s', (_act, question, scope) => {
    expect(scopeOf(question)).toBe(scope)
  })

  it.each(
    [auth, keys].flatMap((module) =>
      Object.entries(module).filter(([, value]) => typeof value === 'object' && 'path' in value),
    ),
  )('the scope of the account for %s', (_name, question) => {
    expect(scopeOf(question as typeof auth.signIn)).toBe('account')
  })
})

describe('a question that does not say so', () => {
  it.each([
    ['GET', 'read'],
    ['POST', 'write'],
    ['PUT', 'write'],
    ['PATCH', 'write'],
    ['DELETE', 'write'],
  ] as const)('asks with %s for %s', (method, scope) => {
    expect(scopeOf(endpoint(method, '/things', { reply: z.object({}) }))).toBe(scope)
  })

  it('is outweighed by one that does', () => {
    const parts = { reply: z.object({}), scope: 'account' } as const
    expect(scopeOf(endpoint('GET', '/things', parts))).toBe('account')
  })
})
