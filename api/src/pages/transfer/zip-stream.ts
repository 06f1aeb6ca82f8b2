import type { Readable, Writable } from 'node:stream'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A zip that goes out while it is made; nothing of it waits in memory but one file. */
export interface ZipStream {
  readonly text: (path: string, text: string) => Promise<void>
  /** Bytes that are small already. */
  readonly stored: (path: string, bytes: Uint8Array) => Promise<void>
  /** What comes bit by bit, and is small already. */
  readonly streamed: (path: string, bytes: Readable) => Promise<void>
  readonly end: () => void
}

export const openZip = (out: Writable): ZipStream => {
  let failed: Error | null = null
  const zip = new Zip((error, chunk, final) => {
    if (error) failed = error
    else out.write(Buffer.from(chunk))
    if (final) out.end()
  })
  const room = async () => {
    if (failed) throw failed
    if (out.destroyed) throw new Error('the reader of the zip went away')
    if (out.writableNeedDrain) {
      await new Promise<void>((resolve) => out.once('drain', resolve).once('close', resolve))
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
    streamed: async (path, bytes) => {
      const file = new ZipPassThrough(path)
      zip.add(file)
      for await (const part of bytes) {
        file.push(part)
        await room()
      }
      file.push(new Uint8Array(0), true)
    },
    end: () => zip.end(),
  }
}
