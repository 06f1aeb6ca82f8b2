import { describe, expect, it } from 'vitest'
import { openFaults } from './faults.ts'

const open = () => {
  let now = 1_000
  const faults = openFaults({ now: () => now })
  const note = (error: unknown, during = 'GET /api/x', requestId = 'r') => {
    now += 1_000
    faults.note(error, { during, requestId })
  }
  return { faults, note }
}

describe('a fault', () => {
  it('of one kind is there once, with its count, first and last time', () => {
    const { faults, note } = open()
    const error = new TypeError('Ada said: secret')
    for (const id of ['one', 'two']) note(error, 'GET /api/x', id)
    expect(faults.all()).toHaveLength(1)
    const told = { name: 'TypeError', count: 2, firstAt: 2_000, lastAt: 3_000, requestId: 'two' }
    expect(faults.all()[0]).toMatchObject(told)
  })

  it('says where in the program, never what the error said or where the checkout lies', () => {
    const { faults, note } = open()
    note(new Error('Ada said: secret'))
    expect(faults.all()[0]?.place).toMatch(/^api\/src\/kernel\/faults\.test\.ts:\d+$/)
    expect(JSON.stringify(faults.all())).not.toContain('secret')
  })

  it('elsewhere is another one, the last first', () => {
    const { faults, note } = open()
    for (const during of ['GET /api/a', 'GET /api/b', 'GET /api/a']) note('text', during)
    expect(faults.all().map((one) => [one.during, one.count])).toEqual([
      ['GET /api/a', 2],
      ['GET /api/b', 1],
    ])
  })

  it('is forgotten when there are too many kinds', () => {
    const { faults, note } = open()
    for (let n = 0; n < 150; n++) note(null, `GET /api/${n}`)
    expect(faults.all()).toHaveLength(100)
    expect(faults.all().at(-1)?.during).toBe('GET /api/50')
  })
})
