import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { bio, changeMe, displayName, me, person, settings } from './contract.ts'

const ann = {
  id: newId<'users'>(),
  email: 'ann@example.org',
  displayName: 'Ann',
  platformRole: 'USER',
  color: '#123456',
  theme: 'system',
}

describe('a name', () => {
  it.each(['Ann', 'Ann-Marie O’Neil', '山田 花子', 'x'.repeat(100)])('may be %s', (name) => {
    expect(displayName.parse(` ${name}\t`)).toBe(name)
  })

  it.each(['', ' ', '\n\t', 'x'.repeat(101), null, 7])('is not %j', (name) => {
    expect(displayName.safeParse(name).success).toBe(false)
  })
})

describe('what others may know of a person', () => {
  it('is neither the address nor the role in the house', () => {
    expect(person.parse(ann)).toEqual({ id: ann.id, displayName: 'Ann', color: '#123456' })
  })
})

describe('what I may change of myself', () => {
  const { body } = changeMe.parts

  it('is the name and the look, each alone', () => {
    expect(body.parse({})).toEqual({})
    expect(body.parse({ theme: 'dark' })).toEqual({ theme: 'dark' })
    expect(body.parse({ displayName: ' Ann ' })).toEqual({ displayName: 'Ann' })
  })

  it('is not the role, the address or the id, which do not get through', () => {
    expect(body.parse({ platformRole: 'ADMIN', email: 'x@y.z', id: newId() })).toEqual({})
  })

  it.each([{ theme: 'blue' }, { theme: null }, { displayName: '' }])('is not %j', (value) => {
    expect(body.safeParse(value).success).toBe(false)
  })
})

it.each(['OWNER', 'admin', '', null])('nobody has the platform role %j', (platformRole) => {
  expect(me.safeParse({ ...ann, platformRole }).success).toBe(false)
})

describe('a few words about oneself', () => {
  it.each(['', ' Keeper of the lamp ', 'x'.repeat(500)])('may be %j', (words) => {
    expect(bio.parse(words)).toBe(words.trim())
  })

  it.each(['x'.repeat(501), 7, null])('are not %j', (words) => {
    expect(bio.safeParse(words).success).toBe(false)
  })
})

describe('settings', () => {
  const all = { notifications: true, history: true, historyDays: 90, analytics: true }

  it.each([1, 3_650, null])('remember visits for %j days', (historyDays) => {
    expect(settings.parse({ ...all, historyDays }).historyDays).toBe(historyDays)
  })

  it.each([0, -1, 3_651, 1.5, 'always'])('do not remember visits for %j days', (historyDays) => {
    expect(settings.safeParse({ ...all, historyDays }).success).toBe(false)
  })

  it('change one by one', () => {
    const { body } = changeMe.parts
    expect(body.parse({ settings: { history: false } })).toEqual({ settings: { history: false } })
    expect(body.safeParse({ timezone: 'Mars/Olympus' }).success).toBe(false)
  })
})
