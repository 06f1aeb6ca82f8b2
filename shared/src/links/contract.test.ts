import { describe, expect, it } from 'vitest'
import { scopeOf } from '../kernel/endpoint.ts'
import { newId } from '../kernel/id.ts'
import * as contract from './contract.ts'
import { guestIdOf } from './guest.ts'

const wish = { access: 'READ', guestNames: 'OPTIONAL', expiresInDays: 30 }
const parsed = (part: object = {}) => contract.createLink.parts.body.safeParse({ ...wish, ...part })

describe('a new share link', () => {
  it('is for the whole project unless a page is named', () => {
    expect(parsed().data?.pageId).toBeNull()
    const pageId = newId<'pages'>()
    expect(parsed({ pageId }).data?.pageId).toBe(pageId)
  })

  it.each([
    ['SIGN_IN', true],
    ['REQUIRED', true],
    ['OPTIONAL', false],
  ])('to write in, with names %s: %s', (guestNames, yes) => {
    const result = parsed({ access: 'EDIT', guestNames })
    expect(result.success).toBe(yes)
    if (!yes) expect(result.error?.issues[0]?.path).toEqual(['guestNames'])
  })

  it.each(['READ', 'COMMENT'])('to %s needs no names', (access) => {
    expect(parsed({ access }).success).toBe(true)
  })

  it.each([
    ['a right nobody knows', { access: 'OWN' }],
    ['a page that is none', { pageId: 'x' }],
    ['an end in the past', { expiresInDays: -1 }],
    ['an end left open by accident', { expiresInDays: undefined }],
    ['a password anybody guesses', { password: 'abc' }],
    ['a password as long as a book', { password: 'x'.repeat(1_001) }],
    ['a label of nothing', { label: '  ' }],
    ['a label as long as a page', { label: 'x'.repeat(81) }],
  ])('with %s is refused', (_what, part) => {
    expect(parsed(part).success).toBe(false)
  })

  it('is shown in its answer and in no list', () => {
    expect('link' in contract.createLink.parts.reply.shape).toBe(true)
    const listed = Object.keys(contract.shareLink.shape)
    expect(listed.filter((name) => /token|hash|^link$/i.test(name))).toEqual([])
  })
})

describe('the name of a guest', () => {
  it.each(['', '   ', 'x'.repeat(61)])('is not "%s"', (name) => {
    expect(contract.guestName.safeParse(name).success).toBe(false)
  })

  it('has no blanks around it', () => {
    expect(contract.guestName.parse(' Grace ')).toBe('Grace')
  })

  it('makes one guest of the link, whatever letters it has', () => {
    const [linkId, other] = [newId<'share_links'>(), newId<'share_links'>()]
    const id = guestIdOf({ linkId, name: 'Grace / Hopper' })
    expect(id).toBe(`guest:${linkId}:Grace%20%2F%20Hopper`)
    expect(guestIdOf({ linkId, name: 'Grace/Hopper' })).not.toBe(id)
    expect(guestIdOf({ linkId: other, name: 'Grace / Hopper' })).not.toBe(id)
  })
})

describe('an API key needs', () => {
  it.each([
    ['manage', contract.createLink],
    ['manage', contract.listLinks],
    ['manage', contract.revokeLink],
    ['read', contract.lookAtLink],
    ['read', contract.enterLink],
    ['read', contract.getLinkedPage],
    ['read', contract.getLinkedTicket],
  ] as const)('the scope %s for it', (scope, question) => {
    expect(scopeOf(question)).toBe(scope)
  })
})
