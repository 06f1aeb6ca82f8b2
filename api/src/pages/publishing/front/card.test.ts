import { Refusal } from '@chapterhouse/shared/refusals'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Card, cardSource, drawCard } from './card.ts'
import { markOf, openCardRack } from './cards.ts'

const card: Card = { above: 'A book', title: 'Tides', below: 'Ida and Jo', language: 'en' }
const hostile = '") #read("/etc/passwd") $x$ \\u{41} </svg><script>'

describe('a card', () => {
  it.each([
    ['short', card],
    ['long', { ...card, title: 'word '.repeat(80) }],
    ['without a space', { ...card, title: 'x'.repeat(300), below: 'y'.repeat(300) }],
    ['Chinese', { ...card, title: '潮汐'.repeat(120), language: 'zh' }],
    ['Arabic', { ...card, title: 'المد والجزر', language: 'ar' }],
    ['hostile', { above: hostile, title: hostile, below: hostile, language: 'en' }],
    ['empty but for its title', { ...card, above: '', below: '' }],
  ])('that is %s is one picture of its size, and small', async (_what, one) => {
    const png = await drawCard(one)
    const { width, height, format } = await sharp(png).metadata()
    expect([format, width, height]).toEqual(['png', 1200, 630])
    expect(png.byteLength).toBeLessThan(150_000)
  })

  it('has letters on it, and others where it says something else', async () => {
    const [one, other, blank] = await Promise.all(
      ['Tides', 'Moons', ' '].map((title) => drawCard({ ...card, title })),
    )
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false)
    expect(one?.byteLength).toBeGreaterThan((blank?.byteLength ?? 0) + 1_000)
  })

  it('is nothing but quoted words to who sets it', () => {
    const source = cardSource({ ...card, title: hostile })
    expect(source).toContain('"\\") #read(\\"/etc/passwd\\")')
    expect(source).not.toMatch(/[^"\\]"\) #read/)
  })
})

describe('the rack', () => {
  const counting = () => {
    const drawn: string[] = []
    const draw = async ({ title }: Card) => {
      drawn.push(title)
      return Buffer.from(title)
    }
    return { drawn, draw }
  }

  it('draws a card once, for all who ask at the same time', async () => {
    const { drawn, draw } = counting()
    const rack = openCardRack({ draw })
    await Promise.all([rack.get(card), rack.get(card), rack.get({ ...card })])
    expect(drawn).toEqual(['Tides'])
  })

  it('draws another where anything on it is another', async () => {
    const { drawn, draw } = counting()
    const rack = openCardRack({ draw })
    for (const more of [{}, { above: 'x' }, { below: 'x' }, { language: 'ar' }])
      await rack.get({ ...card, ...more })
    expect(drawn).toHaveLength(4)
    expect(markOf(card)).not.toBe(markOf({ ...card, above: 'x' }))
  })

  it('forgets what was not asked for longest', async () => {
    const { drawn, draw } = counting()
    const rack = openCardRack({ draw, most: 2 })
    for (const title of ['a', 'b', 'a', 'c', 'a', 'b']) await rack.get({ ...card, title })
    expect(drawn).toEqual(['a', 'b', 'c', 'b'])
  })

  it('tries again what failed', async () => {
    let tries = 0
    const draw = async () => {
      tries += 1
      if (tries === 1) throw new Refusal('unavailable')
      return Buffer.from('x')
    }
    const rack = openCardRack({ draw })
    await expect(rack.get(card)).rejects.toThrow()
    expect((await rack.get(card)).toString()).toBe('x')
  })

  it('turns away a crowd that wants them all', async () => {
    let go = () => {}
    const gate = new Promise<void>((resolve) => (go = resolve))
    const rack = openCardRack({ draw: () => gate.then(() => Buffer.from('x')) })
    const titles = Array.from({ length: 40 }, (_, n) => `${n}`)
    const all = Promise.allSettled(titles.map((title) => rack.get({ ...card, title })))
    go()
    const refused = (await all).filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(9)
  })
})
