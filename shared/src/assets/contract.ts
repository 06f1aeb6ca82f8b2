import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { assetId, pageId } from '../kernel/id.ts'

export const asset = z.object({
  id: assetId,
  mime: z.string(),
  byteSize: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** `/api/assets/<id>`; the only address an image node may hold. */
  url: z.string(),
})
export type Asset = z.infer<typeof asset>

/** Bytes of one image upload. */
export const imageLimit = 20 * 1024 * 1024
export const imageTypes = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
] as const

/** multipart/form-data with one field `file`; images are re-encoded, SVG is refused. */
export const uploadImage = endpoint('POST', '/pages/:pageId/images', {
  params: z.object({ pageId }),
  reply: asset,
  status: 201,
  summary: 'Upload an image to a page',
})
/** Answers the bytes; only to those who may read the project. */
export const getAsset = endpoint('GET', '/assets/:assetId', {
  params: z.object({ assetId }),
  reply: z.unknown(),
  summary: 'The bytes of an upload',
})
