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

/** Types a file may come under without a form, and the ending its name would have. */
export type BareTypes = Readonly<Record<string, string>>

/** A file as the body itself. */
const readBare = async (
  request: Request,
  limit: UploadLimit,
  ending: string | undefined,
): Promise<Upload> => {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      // what is too much is read to its end and forgotten: who sends it hears why
      if (size <= limit.bytes) chunks.push(chunk)
      else chunks.length = 0
    }
  } catch (cause) {
    throw new Refusal('invalid_input', { detail: 'It ended early', cause })
  }
  if (size > limit.bytes) throw new Refusal('too_large', { detail: limit.sentence })
  if (size === 0) throw new Refusal('invalid_input', { detail: 'The file is empty' })
  return { bytes: Buffer.concat(chunks), name: `Imported.${ending}` }
}

/** The one file of a multipart form, or the body itself where that has one of these types. */
export const readFile = async (
  request: Request,
  limit: UploadLimit,
  bare: BareTypes,
): Promise<Upload> => {
  const type = request.is(Object.keys(bare))
  return type ? readBare(request, limit, bare[type]) : readUpload(request, limit)
}

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
