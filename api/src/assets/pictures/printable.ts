import sharp from 'sharp'

/** A picture as files for other programs carry it. */
export interface PrintablePicture {
  readonly bytes: Uint8Array
  readonly mime: 'image/png' | 'image/jpeg' | 'image/gif'
  readonly width: number
  readonly height: number
}

/** Longest side: 300 dots an inch across a page, and no more. */
const longestSide = 2_400

const mimes = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif' } as const

/**
 * An upload as a PNG, JPEG or GIF that fits on a page. WebP goes out as one of these: word
 * processors and e-readers do not know it.
 */
export const printable = async (upload: Uint8Array): Promise<PrintablePicture> => {
  const { format, width, height, hasAlpha } = await sharp(upload).metadata()
  const fits = Math.max(width, height) <= longestSide
  if (fits && (format === 'png' || format === 'jpeg' || format === 'gif')) {
    return { bytes: upload, mime: mimes[format], width, height }
  }
  const box = { width: longestSide, height: longestSide, fit: 'inside' } as const
  const drawn = sharp(upload).resize({ ...box, withoutEnlargement: true })
  const encoded = format === 'jpeg' || !hasAlpha ? drawn.jpeg({ quality: 88 }) : drawn.png()
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
  const mime = info.format === 'jpeg' ? 'image/jpeg' : 'image/png'
  return { bytes: data, mime, width: info.width, height: info.height }
}
