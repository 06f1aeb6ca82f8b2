import { imageTypes } from '@chapterhouse/shared/assets/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Sharp } from 'sharp'

/** An image as we keep it: drawn anew, so that nothing of the file but its picture is left. */
export interface CleanImage {
  readonly bytes: Buffer
  readonly mime: string
  readonly width: number
  readonly height: number
}

/** Longest side kept; larger ones are made smaller. */
const longestSide = 4_096
/** Pixels of an upload, all frames together; a small file can unfold to gigabytes. */
const mostPixels = 100_000_000

type ImageType = (typeof imageTypes)[number]
const isImageType = (mime: string): mime is ImageType => imageTypes.some((type) => type === mime)

const encoders: Readonly<Record<ImageType, readonly [mime: string, encode: (s: Sharp) => Sharp]>> =
  {
    'image/png': ['image/png', (s) => s.png({ compressionLevel: 8 })],
    'image/jpeg': ['image/jpeg', (s) => s.jpeg({ quality: 85, mozjpeg: true })],
    'image/webp': ['image/webp', (s) => s.webp({ quality: 85 })],
    'image/gif': ['image/gif', (s) => s.gif()],
    // encoding AVIF takes seconds a picture
    'image/avif': ['image/webp', (s) => s.webp({ quality: 85 })],
  }

/** Decides by the bytes what it is, refuses what is no raster image, and draws it anew without metadata. */
export const cleanImage = async (upload: Buffer): Promise<CleanImage> => {
  const type = await fileTypeFromBuffer(upload)
  if (!type || !isImageType(type.mime)) {
    throw new Refusal('unsupported_type', { detail: 'PNG, JPEG, WebP, GIF and AVIF are taken' })
  }
  const [mime, encode] = encoders[type.mime]
  const animated = type.mime === 'image/gif' || type.mime === 'image/webp'
  try {
    const picture = sharp(upload, { limitInputPixels: mostPixels, animated, failOn: 'error' })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await encode(picture).toBuffer({ resolveWithObject: true })
    // frames of an animation come as one tall strip
    return { bytes: data, mime, width: info.width, height: info.pageHeight ?? info.height }
  } catch (cause) {
    const tooMany = cause instanceof Error && /pixel limit/i.test(cause.message)
    throw new Refusal(tooMany ? 'too_large' : 'unreadable', { cause })
  }
}
