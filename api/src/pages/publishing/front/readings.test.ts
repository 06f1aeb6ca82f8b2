import { newId } from '@chapterhouse/shared/kernel/id'
import { describe, expect, it } from 'vitest'
import { type Gain, openReadings } from './readings.ts'

const page = newId<'pages'>()
const other = newId<'pages'>()
const day = 86_400_000
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const from = (ip: string, userAgent: string | null = firefox) => ({ ip, userAgent })

/** A count with a clock that is turned by hand, and what was kept of it. */
const aCount = (most?: number) => {
  let now = Date.parse('2026-12-01T23:00:00Z')
  let fails = false
  const kept: string[] = []
  const keep = async (name: string, gains: readonly Gain[]) => {
    if (fails) throw new Error('no database')
    for (const { pageId, views, likes } of gains) {
      kept.push(`${name} ${pageId === page ? 'page' : 'other'} ${views} ${likes}`)
    }
  }
  const readings = openReadings({ clock: { now: () => now }, keep, ...(most ? { most } : {}) })
  const wait = (ms: number) => {
    now += ms
  }
  const fail = (yes: boolean) => {
    fails = yes
  }
  return { ...readings, kept, wait, fail }
}

describe('a reader', () => {
  it('is counted once a day for each text', async () => {
    const count = aCount()
    for (const one of [page, page, other]) count.seen(one, from('10.0.0.1'))
    await count.flush()
    expect(count.kept).toEqual(['2026-12-01 page 1 0', '2026-12-01 other 1 0'])
  })

  it('is another at another address or with another browser', async () => {
    const count = aCount()
    count.seen(page, from('10.0.0.1'))
    count.seen(page, from('10.0.0.2'))
    count.seen(page, from('10.0.0.1', 'Mozilla/5.0 Safari'))
    await count.flush()
    expect(count.kept).toEqual(['2026-12-01 page 3 0'])
  })

  it('is counted again on another day, when nothing tells them from anybody', async () => {
    const count = aCount()
    count.seen(page, from('10.0.0.1'))
    count.wait(day)
    count.seen(page, from('10.0.0.1'))
    await count.flush()
    expect(count.kept).toEqual(['2026-12-01 page 1 0', '2026-12-02 page 1 0'])
  })

  it.each([
    'Googlebot/2.1',
    'Mozilla/5.0 (compatible; bingbot/2.0)',
    'curl/8.5.0',
    'Slackbot-LinkExpanding 1.0',
    'HeadlessChrome/140',
    null,
  ])('that is a program is none: %s', async (userAgent) => {
    const count = aCount()
    count.seen(page, from('10.0.0.1', userAgent))
    await count.flush()
    expect(count.kept).toEqual([])
  })
})

describe('a thanks', () => {
  it('is counted once a day, beside the reading', async () => {
    const count = aCount()
    count.seen(page, from('10.0.0.1'))
    expect(count.liked(page, from('10.0.0.1'))).toBe(true)
    expect(count.liked(page, from('10.0.0.1'))).toBe(false)
    count.wait(day)
    expect(count.liked(page, from('10.0.0.1'))).toBe(true)
    await count.flush()
    expect(count.kept).toEqual(['2026-12-01 page 1 1', '2026-12-02 page 0 1'])
  })
})

describe('what was counted', () => {
  it('is handed over once', async () => {
    const count = aCount()
    count.seen(page, from('10.0.0.1'))
    await count.flush()
    await count.flush()
    count.seen(page, from('10.0.0.2'))
    await count.flush()
    expect(count.kept).toEqual(['2026-12-01 page 1 0', '2026-12-01 page 1 0'])
  })

  it('and could not be kept waits for the next time, with what came meanwhile', async () => {
    const count = aCount()
    count.seen(page, from('10.0.0.1'))
    count.fail(true)
    await expect(count.flush()).rejects.toThrow('no database')
    count.seen(page, from('10.0.0.2'))
    count.fail(false)
    await count.flush()
    expect(count.kept).toEqual(['2026-12-01 page 2 0'])
  })

  it('of yesterday waits too', async () => {
    const count = aCount()
    count.seen(page, from('10.0.0.1'))
    count.wait(day)
    count.fail(true)
    await expect(count.flush()).rejects.toThrow('no database')
    count.fail(false)
    await count.flush()
    expect(count.kept).toEqual(['2026-12-01 page 1 0'])
  })

  it('takes no more memory than it may', async () => {
    const count = aCount(3)
    for (const ip of ['1', '2', '3', '4', '5']) count.seen(page, from(ip))
    expect(count.liked(page, from('9'))).toBe(false)
    await count.flush()
    expect(count.kept).toEqual(['2026-12-01 page 3 0'])
  })
})
