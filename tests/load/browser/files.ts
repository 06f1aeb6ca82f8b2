import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, normalize } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
}

export interface Files {
  readonly origin: string
  readonly close: () => void
}

/** Serves a folder, compressed as ours is, and pages that only live in memory. */
export const serveFiles = async (
  folder: string,
  pages: ReadonlyMap<string, string> = new Map(),
): Promise<Files> => {
  const known = new Map<string, Buffer>()
  const bodyOf = async (path: string) => {
    const body = pages.get(path) ?? (await readFile(join(folder, normalize(path))))
    return brotliCompressSync(body)
  }
  const server = createServer(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://files').pathname
    try {
      const body = known.get(path) ?? (await bodyOf(path))
      known.set(path, body)
      const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'br' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}
