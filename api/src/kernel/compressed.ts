import { PassThrough, type Transform } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'
import type { Request, Response } from 'express'

/** Bytes below which packing costs more than it saves. */
const worthIt = 2_000

// the higher qualities take ten times as long for a tenth less
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

export const packers = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, quick),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
}

/** Each hands on at once what it was given, instead of waiting for more. */
const streams = {
  br: (): Transform => createBrotliCompress({ ...quick, flush: constants.BROTLI_OPERATION_FLUSH }),
  gzip: (): Transform => createGzip({ flush: constants.Z_SYNC_FLUSH }),
}

/** How the asker can take it, the smallest first; null: as it is. */
export const codingFor = (request: Request): keyof typeof packers | null => {
  const taken = request.acceptsEncodings()
  return (['br', 'gzip'] as const).find((coding) => taken.includes(coding)) ?? null
}

/** Sends a text as small as the asker can take it; headers are set before. */
export const sendCompressed = async (
  request: Request,
  response: Response,
  text: Uint8Array,
): Promise<void> => {
  const bytes = Buffer.from(text)
  const coding = bytes.byteLength < worthIt ? null : codingFor(request)
  response.vary('Accept-Encoding')
  if (coding) response.set('Content-Encoding', coding)
  response.send(coding ? await packers[coding](bytes) : bytes)
}

/** What is written into it goes out as small as the asker can take it, piece by piece; headers are set before. */
export const openCompressed = (request: Request, response: Response): Transform => {
  const coding = codingFor(request)
  response.vary('Accept-Encoding')
  if (coding) response.set('Content-Encoding', coding)
  return coding ? streams[coding]() : new PassThrough()
}
