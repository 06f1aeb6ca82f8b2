import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openPrintShop, print } from './printed.ts'

/** A shop, and what was printed in it so far. */
const aShop = (limit = 1_000_000) => {
  const made: string[] = []
  const shop = openPrintShop(limit)
  const ask = (address: string, state: string, text = `${address} ${state}`) =>
    shop.get(address, state, async () => {
      made.push(`${address} ${state}`)
      return text
    })
  return { shop, made, ask }
}

/** Text that packs badly, so that sizes are what they seem. */
const noise = (length: number, seed = 1) => {
  let value = seed
  return Array.from({ length }, () => {
    value = (value * 48_271) % 2_147_483_647
    return String.fromCharCode(33 + (value % 90))
  }).join('')
}

describe('what was printed', () => {
  it('is printed once, however often it is asked for', async () => {
    const { ask, made } = aShop()
    await ask('/a', '1')
    await Promise.all([ask('/a', '1'), ask('/a', '1')])
    expect(made).toEqual(['/a 1'])
  })

  it('is printed once for all who ask at the same time', async () => {
    const { ask, made } = aShop()
    await Promise.all([ask('/a', '1'), ask('/a', '1'), ask('/a', '1')])
    expect(made).toEqual(['/a 1'])
  })

  it('is printed anew in another state, and the old one is forgotten', async () => {
    const { ask, made, shop } = aShop()
    await ask('/a', '1')
    const before = shop.bytes()
    expect((await ask('/a', '2')).plain.toString()).toBe('/a 2')
    expect(shop.bytes()).toBe(before)
    await ask('/a', '1')
    expect(made).toEqual(['/a 1', '/a 2', '/a 1'])
  })

  it('that failed is tried again', async () => {
    const { shop, ask } = aShop()
    const failed = shop.get('/a', '1', () => Promise.reject(new Error('no')))
    await expect(failed).rejects.toThrow('no')
    expect((await ask('/a', '1')).plain.toString()).toBe('/a 1')
  })

  it('takes no more bytes than it may; what was not asked for longest goes', async () => {
    const { ask, made, shop } = aShop(16_000)
    for (const address of ['/a', '/b', '/c', '/d']) await ask(address, '1', noise(1_400))
    await ask('/a', '1')
    await ask('/e', '1', noise(1_400))
    expect(shop.bytes()).toBeLessThanOrEqual(16_000)
    await ask('/a', '1', noise(1_400))
    await ask('/b', '1', noise(1_400))
    expect(made).toEqual(['/a 1', '/b 1', '/c 1', '/d 1', '/e 1', '/b 1'])
  })

  it('is sent and not kept when it would push out much of the rest', async () => {
    const { ask, shop } = aShop(12_000)
    expect((await ask('/a', '1', noise(9_000))).plain.byteLength).toBe(9_000)
    expect(shop.bytes()).toBe(0)
  })

  it('is the same packed and plain, under one name for the same words', async () => {
    const { plain, br, gzip, etag } = await print('words '.repeat(500))
    expect(brotliDecompressSync(br).equals(plain)).toBe(true)
    expect(gunzipSync(gzip).equals(plain)).toBe(true)
    expect((await print('words '.repeat(500))).etag).toBe(etag)
    expect((await print('words '.repeat(501))).etag).not.toBe(etag)
  })
})
