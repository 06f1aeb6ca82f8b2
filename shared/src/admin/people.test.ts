import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import * as people from './people.ts'

const person: people.AdminPerson = {
  id: newId<'users'>(),
  displayName: 'Ada',
  email: 'ada@example.org',
  platformRole: 'USER',
  state: 'active',
  reason: null,
  createdAt: '2026-12-02T10:00:00.000Z',
  lastLoginAt: null,
  projects: 1,
  sessions: 2,
  can: { suspend: true, reactivate: false, changeRole: true, endSessions: true },
}

describe('a person as whoever looks after the house sees them', () => {
  it('is read as it was sent', () => {
    expect(people.adminPerson.parse(person)).toEqual(person)
  })

  it('comes without what is nobody’s concern', () => {
    const chatty = { ...person, passwordHash: 'x', bio: 'x', avatarUrl: 'x' }
    expect(people.adminPerson.parse(chatty)).toEqual(person)
  })

  it.each([
    { platformRole: 'OWNER' },
    { state: 'banned' },
    { sessions: 1.5 },
    { lastLoginAt: 'never' },
    { reason: undefined },
    { can: { suspend: true } },
    { id: 'ada' },
  ])('is none with %j', (wrong) => {
    expect(people.adminPerson.safeParse({ ...person, ...wrong }).success).toBe(false)
  })
})

describe('a search', () => {
  const read = (query: object) => people.listPeople.parts.query.safeParse(query)

  it('needs nothing, and has a length', () => {
    expect(read({}).data).toEqual({ limit: 50 })
  })

  it('is read without the blanks around it', () => {
    expect(read({ search: ' ada ', limit: '10' }).data).toEqual({ search: 'ada', limit: 10 })
  })

  it.each([{ limit: 0 }, { limit: 201 }, { search: 'x'.repeat(201) }, { limit: 'many' }])(
    'is not %j',
    (query) => {
      expect(read(query).success).toBe(false)
    },
  )
})

describe('a role in the house', () => {
  const read = (platformRole: unknown) =>
    people.setPlatformRole.parts.body.safeParse({ platformRole }).success

  it.each(['USER', 'MODERATOR', 'ADMIN'])('is %s', (role) => {
    expect(read(role)).toBe(true)
  })

  it.each(['admin', 'OWNER', '', null, undefined, 1])('is not %j', (role) => {
    expect(read(role)).toBe(false)
  })
})

describe('whoever is meant', () => {
  const acts = [people.suspendPerson, people.reactivatePerson, people.endSessionsOf]

  it.each(acts.map((act) => [act.path, act.parts.params] as const))(
    '%s names them',
    (_, params) => {
      expect(params.safeParse({ userId: person.id }).success).toBe(true)
      for (const userId of ['', 'me', '*', null, '00000000-0000-0000-0000-00000000000']) {
        expect(params.safeParse({ userId }).success).toBe(false)
      }
    },
  )
})
