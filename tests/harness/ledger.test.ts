import { describe, expect, test } from 'vitest'
import { Ledger } from './ledger.ts'

const aLedger = () => {
  const clock = { now: 0 }
  const told: number[] = []
  const ledger = new Ledger(
    (saved) => told.push(saved),
    () => clock.now,
  )
  return { ledger, told, clock }
}

/** A line on which everything typed before has been offered. */
const online = () => {
  const parts = aLedger()
  parts.ledger.opened()
  parts.ledger.sent('step2')
  parts.ledger.received('saved')
  return parts
}

describe('what may be called saved', () => {
  test('is what frames carried when they left, in the order of their acknowledgements', () => {
    const { ledger, told } = online()
    ledger.edit()
    ledger.sent('update')
    ledger.edit()
    ledger.edit()
    ledger.sent('update')
    ledger.received('saved')
    expect(ledger.saved).toBe(1)
    ledger.received('saved')
    expect(told).toEqual([1, 3])
  })

  test('is not what was typed off line while only a later update was acknowledged', () => {
    const { ledger } = aLedger()
    ledger.edit()
    ledger.opened()
    ledger.edit()
    ledger.sent('update')
    ledger.received('saved')
    expect(ledger.saved).toBe(0)
    ledger.sent('step2')
    ledger.received('saved')
    expect(ledger.saved).toBe(2)
  })

  test('is not what the server refused', () => {
    const { ledger } = online()
    ledger.edit()
    ledger.sent('update')
    ledger.received('refused')
    expect(ledger.saved).toBe(0)
  })

  test('is not what was under way when the line broke', () => {
    const { ledger } = online()
    ledger.edit()
    ledger.sent('update')
    ledger.closed()
    ledger.received('saved')
    expect(ledger.saved).toBe(0)
  })
})

describe('C2 what the person reads', () => {
  test('saving for three seconds on an open line, then not saved', () => {
    const { ledger, clock } = online()
    ledger.edit()
    expect(ledger.state).toBe('saving')
    clock.now = 3_000
    expect(ledger.state).toBe('not saved')
  })

  test('not saved at once without a line', () => {
    const { ledger } = online()
    ledger.closed()
    expect(ledger.state).toBe('saved')
    ledger.edit()
    expect(ledger.state).toBe('not saved')
  })
})
