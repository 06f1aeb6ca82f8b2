import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import {
  createInviteLink,
  invitation,
  invitationPreview,
  invitationWish,
  previewInvitation,
} from './invitation.ts'

describe('what goes along with an invitation', () => {
  it('may be nothing at all', () => {
    expect(invitationWish.parse({})).toEqual({})
  })

  it('is a message, trimmed, and days, be they written as text', () => {
    expect(invitationWish.parse({ message: ' Come ', days: '14' })).toEqual({
      message: 'Come',
      days: 14,
    })
  })

  it.each([
    { message: '' },
    { message: '  ' },
    { message: 'x'.repeat(1_001) },
    { days: 0 },
    { days: 31 },
    { days: 1.5 },
    { days: 'soon' },
  ])('is not %j', (wish) => {
    expect(invitationWish.safeParse(wish).success).toBe(false)
  })
})

describe('a link', () => {
  const { body } = createInviteLink.parts

  it('takes a role and what goes along with it', () => {
    expect(body.parse({ role: 'VIEWER', days: 1 })).toEqual({ role: 'VIEWER', days: 1 })
  })

  it.each([{}, { role: 'OWNER' }, { role: 'viewer' }, { role: 'VIEWER', days: 365 }])(
    'is not made of %j',
    (value) => {
      expect(body.safeParse(value).success).toBe(false)
    },
  )
})

describe('an invitation', () => {
  const one = {
    id: newId<'invitations'>(),
    email: null,
    role: 'EDITOR',
    state: 'OPEN',
    message: null,
    invitedBy: null,
    expiresAt: '2026-12-01T00:00:00.000Z',
  }

  it('is open, declined or expired: those used or taken back are not listed', () => {
    for (const state of ['OPEN', 'DECLINED', 'EXPIRED']) {
      expect(invitation.parse({ ...one, state }).state).toBe(state)
    }
    for (const state of ['ACCEPTED', 'REVOKED', 'PENDING']) {
      expect(invitation.safeParse({ ...one, state }).success).toBe(false)
    }
  })

  it('tells whoever holds it no id, of the project or of a person', () => {
    expect(Object.keys(invitationPreview.shape)).toEqual([
      'projectTitle',
      'role',
      'invitedBy',
      'email',
      'message',
      'expiresAt',
    ])
  })

  it.each(['', 'short', 'x'.repeat(201)])('is not asked for by “%s”', (token) => {
    expect(previewInvitation.parts.params.safeParse({ token }).success).toBe(false)
  })
})
