import { describe, expect, it } from 'vitest'
import { openTurnstile } from './turnstile.ts'

/** Work that ends when told to. */
const piece = () => Promise.withResolvers<string>()

const open = (atOnce: number, waiting: number) =>
  openTurnstile({ atOnce, waiting, whenFull: () => new Error('full') })

describe('a turnstile', () => {
  it('runs so many at once and lets the others wait their turn', async () => {
    const turnstile = open(2, 10)
    const begun: number[] = []
    const pieces = [piece(), piece(), piece(), piece()]
    const all = pieces.map((work, index) =>
      turnstile(() => {
        begun.push(index)
        return work.promise
      }),
    )
    await Promise.resolve()
    expect(begun).toEqual([0, 1])
    pieces[1]?.resolve('b')
    await all[1]
    await expect.poll(() => begun).toEqual([0, 1, 2])
    for (const work of pieces) work.resolve('x')
    await Promise.all(all)
    expect(begun).toEqual([0, 1, 2, 3])
  })

  it('turns away who finds the queue full', async () => {
    const turnstile = open(1, 1)
    const first = piece()
    const running = turnstile(() => first.promise)
    const waiting = turnstile(async () => 'second')
    await expect(turnstile(async () => 'third')).rejects.toThrow('full')
    first.resolve('first')
    expect(await Promise.all([running, waiting])).toEqual(['first', 'second'])
  })

  it('gives the place on when the work fails', async () => {
    const turnstile = open(1, 1)
    await expect(turnstile(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await turnstile(async () => 'next')).toBe('next')
  })
})
