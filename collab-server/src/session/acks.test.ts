import { describe, expect, it } from 'vitest'
import { Acks } from './acks.ts'

describe('D3 acknowledgements', () => {
  it('D3 leave in the order of their frames, however the commits end', () => {
    const sent: boolean[] = []
    const acks = new Acks((saved) => sent.push(saved))
    const [first, second, third] = [acks.expect(), acks.expect(), acks.expect()]
    second(false)
    third(true)
    expect(sent).toEqual([])
    first(true)
    expect(sent).toEqual([true, false, true])
    expect(acks.waiting).toBe(0)
  })

  it('tell when none is waited for', async () => {
    const acks = new Acks(() => {})
    const answer = acks.expect()
    let empty = false
    const waiting = acks.empty().then(() => {
      empty = true
    })
    await Promise.resolve()
    expect(empty).toBe(false)
    answer(true)
    await waiting
    await acks.empty()
  })
})
