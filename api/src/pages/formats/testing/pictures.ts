import type { Manuscript, Picture } from '../manuscript.ts'
import { assetUrl, manuscript, novel } from './novel.ts'

/** One dot, as a PNG; it says it is larger, so that it has a place on the page. */
export const dot: Picture = {
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  mime: 'image/png',
  width: 640,
  height: 400,
}

export const withPicture = new Map([[assetUrl, dot]])

/** The chapter that has everything, with its picture. */
export const wholeNovel = (): Manuscript => manuscript(novel, { pictures: withPicture })
