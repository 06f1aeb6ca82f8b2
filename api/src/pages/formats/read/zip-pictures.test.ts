import { describe, expect, it } from 'vitest'
import { doc, node } from '../testing/novel.ts'
import { dot } from '../testing/pictures.ts'
import { nodesOf } from '../walk.ts'
import { openBag } from './brought.ts'
import { decodeText } from './decode.ts'
import { adoptPictures, findPicture, pathFrom } from './zip-pictures.ts'

describe('a relative address', () => {
  it.each([
    ['a/b.md', 'c.png', 'a/c.png'],
    ['a/b.md', './c.png?x#y', 'a/c.png'],
    ['a/b.md', '../c%20d.png', 'c d.png'],
    ['a/b.md', '/c.png', 'c.png'],
    ['a.md', 'x\\y.png', 'x/y.png'],
    ['a.md', '%zz.png', '%zz.png'],
  ])('from %s is %s → %s', (from, address, path) => expect(pathFrom(from, address)).toBe(path))

  it.each([
    '../x.png',
    '../../etc/passwd',
    'https://e.example/x',
    '//e.example/x',
    'data:x',
    'file:///x',
    '',
    '#x',
  ])('%j leads outside', (address) => expect(pathFrom('a.md', address)).toBeNull())
})

describe('a picture of a zip', () => {
  const files = new Map([
    ['notes/a.md', new Uint8Array()],
    ['media/Harbour.PNG', dot.bytes],
    ['media/evil.svg', dot.bytes],
  ])

  it.each([
    ['media/Harbour.PNG', 'media/Harbour.PNG'],
    ['anywhere/harbour.png', 'media/Harbour.PNG'],
    ['media/evil.svg', null],
    ['none.png', null],
  ])('%s is found as %s', (path, found) => expect(findPicture(files, path)).toBe(found))

  it('takes the place of the image, with the width that rides on its address', () => {
    const bag = openBag(new Set())
    const image = (blockedSrc: string) => node('image', { src: null, blockedSrc, width: null })
    const content = doc(image('../media/Harbour.PNG#width=320'), image('https://e.example/x.png'))
    const adopted = adoptPictures(content, { files, bag, from: 'notes/a.md' })
    const images = [...nodesOf(adopted)].filter(({ type }) => type === 'image')
    expect(images.map(({ attrs }) => [attrs?.blockedSrc, attrs?.width])).toEqual([
      ['picture:1', 320],
      ['https://e.example/x.png', null],
    ])
  })

  it('is taken once, however often it is shown, and not without end', () => {
    const remarks = new Set<string>()
    const bag = openBag(remarks)
    expect([bag.put('a', dot.bytes), bag.put('a', dot.bytes)]).toEqual(['picture:1', 'picture:1'])
    for (let index = 0; index < 600; index++) bag.put(`${index}`, dot.bytes)
    expect(bag.pictures).toHaveLength(500)
    expect(remarks.size).toBe(1)
  })
})

describe('bytes', () => {
  const decode = (...bytes: number[]) => decodeText(new Uint8Array(bytes), new Set())

  it.each([
    [[0x61], 'a'],
    [[0xc3, 0xa9], 'é'],
    [[0xff, 0xfe, 0x61, 0x00], 'a'],
    [[0xfe, 0xff, 0x00, 0x61], 'a'],
    [[0x93, 0x61, 0x94], '“a”'],
  ])('%j are text', (bytes, text) => expect(decode(...bytes)).toBe(text))

  it('are read in the encoding their page names', () => {
    const page = Buffer.concat([Buffer.from('<meta charset="koi8-r">'), Buffer.from([0xd3, 0xcf])])
    expect(decodeText(page, new Set())).toContain('со')
  })

  it.each([[[0x61, 0x00, 0x62]], [[0xff, 0, 1, 2, 3, 4, 5, 6]], [[0x89, 0x50, 0, 1, 2]]])(
    '%j are none',
    (bytes) => expect(decode(...bytes)).toBeNull(),
  )
})
