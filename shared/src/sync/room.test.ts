import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { parseRoom, roomName } from './room.ts'

describe('G2 room names', () => {
  it('G2 come back as the room they name', () => {
    const page = { kind: 'page', pageId: newId<'pages'>(), epoch: 12 } as const
    const draft = { kind: 'draft', contributionId: newId<'contributions'>() } as const
    expect(parseRoom(roomName(page))).toEqual(page)
    expect(parseRoom(roomName(draft))).toEqual(draft)
  })

  it.each([
    '',
    'page',
    'page:1:1',
    `page:${newId()}`,
    `page:${newId()}:0`,
    `page:${newId()}:01`,
    `page:${newId()}:1:1`,
    `draft:${newId()}:1`,
    `PAGE:${newId()}:1`,
    `page:${newId().toUpperCase()}:1`,
  ])('G2 are not "%s"', (name) => {
    expect(parseRoom(name)).toBeNull()
  })

  const id = fc.uuid()
  it('G2 are one for each room: what can be read is written the same', () =>
    fc.assert(
      fc.property(id, fc.integer({ min: 1, max: 999_999_999 }), (uuid, epoch) => {
        for (const name of [`page:${uuid}:${epoch}`, `draft:${uuid}`]) {
          const room = parseRoom(name)
          expect(room && roomName(room)).toBe(name)
        }
      }),
    ))

  it('G2 are not read out of anything around them', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), id, (more, uuid) => {
        // A digit after the epoch makes another epoch.
        fc.pre(!/^[0-9]/.test(more))
        for (const name of [`page:${uuid}:1`, `draft:${uuid}`]) {
          expect(parseRoom(`${more}${name}`)).toBeNull()
          expect(parseRoom(`${name}${more}`)).toBeNull()
        }
      }),
    ))

  it('G2 hold an epoch that a number can', () => {
    expect(parseRoom(`page:${newId()}:999999999`)).toMatchObject({ epoch: 999_999_999 })
    expect(parseRoom(`page:${newId()}:1000000000`)).toBeNull()
  })
})
