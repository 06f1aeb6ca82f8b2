import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { printable } from './printable.ts'

const picture = (width = 40, height = 30, alpha = 1) =>
  sharp({
    create: { width, height, channels: 4, background: { r: 200, g: 100, b: 50, alpha } },
  })
const formatOf = async (bytes: Uint8Array) => (await sharp(bytes).metadata()).format

describe('a picture for a file', () => {
  it.each([
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['gif', 'image/gif'],
  ] as const)('that is %s goes out as it is', async (format, mime) => {
    const upload = await picture().toFormat(format).toBuffer()
    const made = await printable(upload)
    expect(made).toMatchObject({ mime, width: 40, height: 30 })
    expect(Buffer.compare(made.bytes, upload)).toBe(0)
  })

  it('that is WebP goes out as what every reader knows', async () => {
    const opaque = await printable(await picture().removeAlpha().webp().toBuffer())
    expect(opaque.mime).toBe('image/jpeg')
    expect(await formatOf(opaque.bytes)).toBe('jpeg')
    const clear = await printable(await picture(40, 30, 0.5).webp().toBuffer())
    expect(clear.mime).toBe('image/png')
    expect(await formatOf(clear.bytes)).toBe('png')
  })

  it('that is larger than any page is made smaller, in its shape', async () => {
    const made = await printable(await picture(4_000, 1_000).removeAlpha().jpeg().toBuffer())
    expect(made).toMatchObject({ mime: 'image/jpeg', width: 2_400, height: 600 })
  })

  it('that is small is not made larger', async () => {
    expect(await printable(await picture(3, 2).webp().toBuffer())).toMatchObject({
      width: 3,
      height: 2,
    })
  })

  it('that is none is told', async () => {
    await expect(printable(Buffer.from('not a picture'))).rejects.toThrow()
  })
})
