import { describe, expect, it } from 'vitest'
import { assetSrc } from '../editor/blocks/image.ts'
import { newId } from '../kernel/id.ts'
import { asset, getAsset, imageTypes } from './contract.ts'

const id = newId<'assets'>()
const upload = {
  id,
  mime: 'image/png',
  byteSize: 4,
  width: 2,
  height: 2,
  url: `/api/assets/${id}`,
}

describe('an upload', () => {
  it('is told with its address, and with no size where none is known', () => {
    expect(asset.parse(upload)).toEqual(upload)
    expect(asset.parse({ ...upload, width: null, height: null })).toMatchObject({ width: null })
  })

  it('stands where its contract puts it, and there a page may show it', () => {
    expect(`/api${getAsset.path.replace(':assetId', id)}`).toBe(upload.url)
    expect(assetSrc(upload.url)).toBe(upload.url)
  })

  it.each([{ id: 'x' }, { byteSize: 1.5 }, { width: undefined }, { url: null }])(
    'is not told with %j',
    (wrong) => {
      expect(asset.safeParse({ ...upload, ...wrong }).success).toBe(false)
    },
  )

  it('is a picture that cannot run: SVG is not among the kinds', () => {
    expect(imageTypes).not.toContain('image/svg+xml')
    for (const type of imageTypes) expect(type).toMatch(/^image\/(png|jpeg|webp|gif|avif)$/)
  })
})
