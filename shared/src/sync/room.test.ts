import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { closeReason } from './close-codes.ts'
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
})

describe('close codes', () => {
  it('have one reason each', () => {
    expect(closeReason(4401)).toBe('ticket')
    expect(closeReason(1006)).toBeNull()
  })
})
