import { createHash } from 'node:crypto'
import { fileLimit } from '@chapterhouse/shared/assets/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request } from 'express'
import { readForm } from '../../kernel/upload.ts'
import type { Storage } from '../storage.ts'
import { mimeOf, telling } from './file-kind.ts'

export interface Received {
  readonly storageKey: string
  readonly mime: string
  readonly byteSize: number
  readonly sha256: string
}

interface FileStream extends AsyncIterable<Buffer> {
  readonly truncated?: boolean
  readonly resume: () => void
}

const tooLarge = () =>
  new Refusal('too_large', { detail: `A file may have ${fileLimit / 1024 / 1024} MB` })

/** The one file of a form, as it arrives. */
const fileOf = (request: Request): Promise<FileStream> => {
  const form = readForm(request, fileLimit)
  return new Promise((resolve, reject) => {
    form.once('file', (_field, file) => {
      // a form torn at once breaks its file before anybody reads it: unheard, that would end the
      // program; who reads it later is told all the same
      file.on('error', () => undefined)
      resolve(file as FileStream)
    })
    form.on('error', (cause) => reject(new Refusal('invalid_input', { cause })))
    form.once('close', () =>
      reject(new Refusal('invalid_input', { detail: 'There is no file in the form' })),
    )
    request.pipe(form)
  })
}

interface Seen {
  head: Buffer
  byteSize: number
}

/** The file's bytes, seen as they pass; throws where they are too many or break off. */
async function* watched(
  file: FileStream,
  seen: Seen,
  hash: { update(chunk: Buffer): unknown },
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of file) {
      if (seen.head.length < telling) seen.head = Buffer.concat([seen.head, chunk])
      seen.byteSize += chunk.length
      hash.update(chunk)
      yield chunk
    }
  } catch (cause) {
    throw new Refusal('invalid_input', { detail: 'It ended early', cause })
  }
  if (file.truncated) throw tooLarge()
  if (seen.byteSize === 0) throw new Refusal('invalid_input', { detail: 'The file is empty' })
}

/** Takes the file of a form to the storage without holding it in memory; or nothing of it is left. */
export const receiveFile = async (request: Request, storage: Storage): Promise<Received> => {
  const seen: Seen = { head: Buffer.alloc(0), byteSize: 0 }
  const hash = createHash('sha256')
  try {
    const storageKey = await storage.putAll(watched(await fileOf(request), seen, hash))
    const mime = await mimeOf(seen.head.subarray(0, telling))
    return { storageKey, mime, byteSize: seen.byteSize, sha256: hash.digest('hex') }
  } catch (error) {
    // what is still on its way goes nowhere; a client that waits for its last byte gets its answer
    request.unpipe()
    request.resume()
    throw error
  }
}
