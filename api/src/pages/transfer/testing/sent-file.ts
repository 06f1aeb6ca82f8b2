import { strToU8 } from 'fflate'
import sharp from 'sharp'

/** A file as the form of a browser sends it. */
export const sentFile = (content: string | Uint8Array, name: string): FormData => {
  const body = new FormData()
  const bytes = typeof content === 'string' ? strToU8(content) : content
  body.set('file', new Blob([Uint8Array.from(bytes)]), name)
  return body
}

/** A picture of one colour, as PNG. */
export const smallPicture = async (): Promise<Uint8Array> => {
  const square = { create: { width: 4, height: 3, channels: 3, background: '#c63' } } as const
  return Uint8Array.from(await sharp(square).png().toBuffer())
}
