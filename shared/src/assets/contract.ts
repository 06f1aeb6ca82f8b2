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
  file: [],
  reply: asset,
  status: 201,
  summary: 'Upload an image to a page',
})
/** Bytes of one file upload. */
export const fileLimit = 100 * 1024 * 1024

export const storedFile = z.object({
  id: assetId,
  /** What the bytes are, not what the sender said. */
  mime: z.string(),
  byteSize: z.number().int(),
  url: z.string(),
})
export type StoredFile = z.infer<typeof storedFile>

/** multipart/form-data with one field `file`; any kind of file, kept as it is. */
export const uploadFile = endpoint('POST', '/pages/:pageId/files', {
  params: z.object({ pageId }),
  file: [],
  reply: storedFile,
  status: 201,
  summary: 'Upload a file, sound or video to a page',
})
/** Answers the bytes, or the part a Range header asks for; only to those who may read the project. */
export const getAsset = endpoint('GET', '/assets/:assetId', {
  params: z.object({ assetId }),
  reply: z.unknown(),
  summary: 'The bytes of an upload',
})
