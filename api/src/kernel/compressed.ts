import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, Response } from 'express'

/** Bytes below which packing costs more than it saves. */
const worthIt = 2_000

const packers = {
  // the higher qualities take ten times as long for a tenth less
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
}

const packerFor = (request: Request): keyof typeof packers | null => {
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
  const coding = bytes.byteLength < worthIt ? null : packerFor(request)
  response.vary('Accept-Encoding')
  if (coding) response.set('Content-Encoding', coding)
  response.send(coding ? await packers[coding](bytes) : bytes)
}
