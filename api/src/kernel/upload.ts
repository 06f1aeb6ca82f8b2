import { Refusal } from '@chapterhouse/shared/refusals'
import busboy from 'busboy'
import type { Request } from 'express'

export interface UploadLimit {
  /** Bytes the file may have. */
  readonly bytes: number
  /** What is said of a larger one. */
  readonly sentence: string
}

export interface Upload {
  readonly bytes: Buffer
  /** The name it had on the person's disk, to show it and to guess by; never a path of ours. */
  readonly name: string
}

/** A reader of a form with one file of at most so many bytes. */
export const readForm = (request: Request, fileSize: number) => {
  try {
    const limits = { files: 1, fileSize, fields: 8, fieldSize: 1_024, parts: 10 }
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' })
  } catch (cause) {
    throw new Refusal('unsupported_type', { detail: 'Send multipart/form-data', cause })
  }
}

const plainName = (name: string | undefined): string =>
  (name ?? '').replace(/\p{Cc}/gu, '').slice(-200)

/** The one file of a multipart form; its claimed type is not looked at. */
export const readUpload = (request: Request, limit: UploadLimit): Promise<Upload> => {
  const form = readForm(request, limit.bytes)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let name: string | null = null
    const fail = (refusal: Refusal) => {
      request.unpipe(form)
      request.resume()
      reject(refusal)
    }
    form.on('file', (_field, file, { filename }) => {
      name = plainName(filename)
      file.on('data', (chunk: Buffer) => chunks.push(chunk))
      // a form that ends inside its file breaks the file, not the form
      file.on('error', (cause) => fail(new Refusal('invalid_input', { cause })))
      file.on('limit', () => fail(new Refusal('too_large', { detail: limit.sentence })))
    })
    form.on('error', (cause) => fail(new Refusal('invalid_input', { cause })))
    request.once('aborted', () => fail(new Refusal('invalid_input', { detail: 'It ended early' })))
    form.on('close', () => {
      if (name !== null && chunks.length > 0) resolve({ bytes: Buffer.concat(chunks), name })
      else fail(new Refusal('invalid_input', { detail: 'There is no file in the form' }))
    })
    request.pipe(form)
  })
}
