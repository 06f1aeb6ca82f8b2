import type { Response } from 'express'
import { sandbox } from '../../kernel/headers.ts'
import { openZip, type ZipStream } from './zip-stream.ts'

/** Sends a zip under that name while `write` makes it, and ends it there. */
export const sendZip = async (
  response: Response,
  name: string,
  write: (zip: ZipStream) => Promise<void>,
): Promise<void> => {
  response
    .set('Content-Type', 'application/zip')
    .set('Content-Security-Policy', sandbox)
    .set('Cache-Control', 'no-store')
    .set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  try {
    await write(openZip(response))
  } catch (error) {
    // what was sent cannot be taken back: a torn line tells the browser that the file is not whole
    response.destroy(error instanceof Error ? error : undefined)
    throw error
  }
}
