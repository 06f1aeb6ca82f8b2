import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { codingFor, packers } from '../../../kernel/compressed.ts'

/** A page ready to be sent, packed both ways. */
export interface Printed {
  readonly etag: string
  readonly plain: Buffer
  readonly br: Buffer
  readonly gzip: Buffer
}

export const print = async (text: string): Promise<Printed> => {
  const plain = Buffer.from(text)
  const digest = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  const [br, gzip] = await Promise.all([packers.br(plain), packers.gzip(plain)])
  return { etag: `W/"${digest}"`, plain, br, gzip }
}

const sizeOf = ({ plain, br, gzip }: Printed): number =>
  plain.byteLength + br.byteLength + gzip.byteLength

export interface PrintShop {
  /**
   * The page of an address in this state, printed when it is first asked for. What it was before is
   * forgotten: an address is kept once.
   */
  readonly get: (address: string, state: string, make: () => Promise<string>) => Promise<Printed>
  readonly bytes: () => number
}

interface Kept {
  readonly state: string
  readonly printed: Printed
}

/** Keeps what was printed, up to so many bytes; what was not asked for longest goes first. */
export const openPrintShop = (limit: number): PrintShop => {
  const kept = new Map<string, Kept>()
  const making = new Map<string, Promise<Printed>>()
  let bytes = 0
  const drop = (address: string): void => {
    const old = kept.get(address)
    if (!old) return
    kept.delete(address)
    bytes -= sizeOf(old.printed)
  }
  const keep = (address: string, one: Kept): void => {
    drop(address)
    if (sizeOf(one.printed) > limit / 4) return
    kept.set(address, one)
    bytes += sizeOf(one.printed)
    for (const oldest of kept.keys()) {
      if (bytes <= limit) return
      drop(oldest)
    }
  }
  const make = async (address: string, state: string, text: () => Promise<string>) => {
    const printed = await print(await text())
    keep(address, { state, printed })
    return printed
  }
  return {
    get: async (address, state, text) => {
      const known = kept.get(address)
      if (known?.state === state) {
        kept.delete(address)
        kept.set(address, known)
        return known.printed
      }
      const name = `${address} ${state}`
      const begun = making.get(name) ?? make(address, state, text)
      making.set(name, begun)
      return begun.finally(() => making.delete(name))
    },
    bytes: () => bytes,
  }
}

/** Sends it, or only says that the reader has it already; type and policy are set before. */
export const sendPrinted = (request: Request, response: Response, printed: Printed): void => {
  // asked for anew each time: what is taken from the public is gone at once
  response.set('Cache-Control', 'public, no-cache').set('ETag', printed.etag)
  response.vary('Accept-Encoding')
  if (request.headers['if-none-match']?.split(/,\s*/).includes(printed.etag)) {
    response.status(304).end()
    return
  }
  const coding = codingFor(request)
  if (coding) response.set('Content-Encoding', coding)
  const bytes = coding ? printed[coding] : printed.plain
  response.set('Content-Length', String(bytes.byteLength))
  response.end(request.method === 'HEAD' ? undefined : bytes)
}
