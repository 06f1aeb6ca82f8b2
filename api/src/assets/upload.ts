import { imageLimit } from '@chapterhouse/shared/assets/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import busboy from 'busboy'
import type { Request } from 'express'

/** A reader of a form with one file of at most so many bytes. */
export const readForm = (request: Request, fileSize: number) => {
  try {
    const limits = { files: 1, fileSize, fields: 8, fieldSize: 1_024, parts: 10 }
    return busboy({ headers: request.headers, limits })
  } catch (cause) {
    throw new Refusal('unsupported_type', { detail: 'Send multipart/form-data', cause })
  }
}

/** The bytes of the one file of a multipart form; its name and its claimed type are not looked at. */
export const readUpload = (request: Request): Promise<Buffer> => {
  const form = readForm(request, imageLimit)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let seen = false
    const fail = (refusal: Refusal) => {
      request.unpipe(form)
      request.resume()
      reject(refusal)
    }
    form.on('file', (_field, file) => {
      seen = true
      file.on('data', (chunk: Buffer) => chunks.push(chunk))
      // a form that ends inside its file breaks the file, not the form
      file.on('error', (cause) => fail(new Refusal('invalid_input', { cause })))
      file.on('limit', () => fail(new Refusal('too_large', { detail: 'An image may have 20 MB' })))
    })
    form.on('error', (cause) => fail(new Refusal('invalid_input', { cause })))
    request.once('aborted', () => fail(new Refusal('invalid_input', { detail: 'It ended early' })))
    form.on('close', () => {
      if (seen && chunks.length > 0) resolve(Buffer.concat(chunks))
      else fail(new Refusal('invalid_input', { detail: 'There is no file in the form' }))
    })
    request.pipe(form)
  })
}
