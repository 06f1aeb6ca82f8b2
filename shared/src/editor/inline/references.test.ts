import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeOfReference, referenceOf } from './references.ts'

const id = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab'
const node = (type: string, attrs: object) => ({ type, attrs: { ...attrs } })

describe('a reference', () => {
  test.each([
    [node('pageLink', { id, label: 'Plan' }), { url: `page:${id}`, label: 'Plan' }],
    [node('mention', { id, label: 'Ada' }), { url: `person:${id}`, label: '@Ada' }],
    [node('date', { day: '2026-12-24' }), { url: 'date:2026-12-24', label: '24 December 2026' }],
  ])('stands for %j and is read back as it', (given, reference) => {
    expect(referenceOf(given)).toEqual(reference)
    expect(nodeOfReference(reference)).toEqual(given)
  })

  test.each([
    node('pageLink', { id: null, label: 'x' }),
    node('mention', { id: '7' }),
    node('date', { day: 'soon' }),
    node('image', { id }),
  ])('stands not for %j', (given) => expect(referenceOf(given)).toBeNull())

  test.each([`https:${id}`, `Page:${id}`, 'page:', `person:${id}x`, 'date:2026-02-30', ''])(
    '%s is a link like others',
    (url) => expect(nodeOfReference({ url, label: 'x' })).toBeNull(),
  )

  test('is never made of a label too long for the language', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (label) => {
        const read = nodeOfReference({ url: `page:${id}`, label })
        expect(String(read?.attrs?.label).length).toBeLessThanOrEqual(200)
      }),
    ))
})
