import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import {
  changePage,
  createPage,
  exportPage,
  getTicket,
  importPage,
  nameVersion,
} from './contract.ts'

describe('a change of a page', () => {
  const { body } = changePage.parts
  it('tells the top of the tree from staying where it is', () => {
    expect(body.parse({ parentId: null })).toEqual({ parentId: null })
    expect(body.parse({})).toEqual({})
    expect(body.parse({ afterId: null })).toEqual({ afterId: null })
  })

  it('takes a title away, and no title that is too long', () => {
    expect(body.parse({ title: '  ' })).toEqual({ title: '' })
    expect(body.safeParse({ title: 'x'.repeat(301) }).success).toBe(false)
  })

  it.each([{ parentId: 'top' }, { editMode: 'OPEN' }, { editMode: null }])(
    'does not take %j',
    (value) => {
      expect(body.safeParse(value).success).toBe(false)
    },
  )
})

describe('a ticket', () => {
  const { body } = getTicket.parts
  it('is for a Yjs client id, which may have 53 bits', () => {
    expect(body.parse({ clientId: Number.MAX_SAFE_INTEGER })).toBeDefined()
    expect(body.parse({})).toEqual({})
  })
  it.each([{ clientId: 2 ** 53 }, { clientId: -1 }, { clientId: '7' }, { schemaVersion: 0 }])(
    'is not for %j',
    (value) => {
      expect(body.safeParse(value).success).toBe(false)
    },
  )
})

describe('an import', () => {
  const { body } = importPage.parts
  it('adds below unless told', () => {
    expect(body.parse({ markdown: 'x' })).toEqual({ markdown: 'x', mode: 'append' })
  })
  it('has four million characters at most, and its request has room for them', () => {
    const most = 4 * 1024 * 1024
    expect(body.safeParse({ markdown: 'x'.repeat(most + 1) }).success).toBe(false)
    expect(importPage.parts.bodyLimit).toBeGreaterThanOrEqual(3 * most)
    expect(createPage.parts.bodyLimit).toBe(importPage.parts.bodyLimit)
  })
})

it('a page is made under a page, at the top, or wherever', () => {
  const { body } = createPage.parts
  for (const parentId of [newId(), null, undefined]) {
    expect(body.safeParse({ title: 'x', parentId }).success).toBe(true)
  }
  expect(body.safeParse({ title: 'x', kind: 'NEWSLETTER' }).success).toBe(false)
})

it('an export names its format', () => {
  const { query } = exportPage.parts
  expect(query.safeParse({ format: 'docx' }).success).toBe(true)
  expect(query.safeParse({}).success).toBe(false)
})

it('a version has a name that is there', () => {
  const { body } = nameVersion.parts
  expect(body.parse({ label: ' One ' })).toEqual({ label: 'One' })
  for (const label of ['', ' ', 'x'.repeat(121)])
    expect(body.safeParse({ label }).success).toBe(false)
})
