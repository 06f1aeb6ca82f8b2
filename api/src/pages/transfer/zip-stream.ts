import type { Response } from 'express'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A zip that goes out while it is made; nothing of it waits in memory but one file. */
export interface ZipStream {
  readonly text: (path: string, text: string) => Promise<void>
  /** Bytes that are small already. */
  readonly stored: (path: string, bytes: Uint8Array) => Promise<void>
  readonly end: () => void
}

export const openZip = (response: Response): ZipStream => {
  let failed: Error | null = null
  const zip = new Zip((error, chunk, final) => {
    if (error) failed = error
    else response.write(Buffer.from(chunk))
    if (final) response.end()
  })
  const room = async () => {
    if (failed) throw failed
    if (response.destroyed) throw new Error('the reader of the zip went away')
    if (response.writableNeedDrain) {
      await new Promise<void>((resolve) => response.once('drain', resolve).once('close', resolve))
    }
  }
  return {
    text: async (path, text) => {
      const file = new ZipDeflate(path, { level: 6 })
      zip.add(file)
      file.push(Buffer.from(text), true)
      await room()
    },
    stored: async (path, bytes) => {
      const file = new ZipPassThrough(path)
      zip.add(file)
      file.push(bytes, true)
      await room()
    },
    end: () => zip.end(),
  }
}
