import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentJson } from '@chapterhouse/shared/editor/document'
import { toHtml } from '@chapterhouse/shared/editor/to-html'
import { build } from 'vite'
import * as Y from 'yjs'
import { openHocuspocus } from '../../bench/peers.ts'
import { root } from '../../harness/program.ts'
import { type Contestant, write } from './contestant.ts'
import { serveFiles } from './files.ts'
import type { LongText } from './long-text.ts'

/** TipTap with its own collaboration, on stock Hocuspocus. */
export const stock = async (): Promise<Contestant> => {
  const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-stock-'))
  const page = join(root, 'tests/load/browser/stock')
  await build({
    root: page,
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
  const files = await serveFiles(folder)
  const server = await openHocuspocus({ name: 'stock' })
  const close = async () => {
    files.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const open = async (text: LongText) => {
    const table = await server.newTable()
    const { url: address, room } = table.founder
    const seat = async (clientId: number) => ({ ...table.founder, clientId })
    await write(text, seat)
    const ask = new URLSearchParams({ server: address, room })
    return { url: `${files.origin}/index.html?${ask}`, cookies: [], text: '.ProseMirror', seat }
  }
  return { name: 'stock TipTap', open, close }
}

const bareHtml = (text: LongText): string => {
  const doc = new Y.Doc()
  for (const { update } of text.updates) Y.applyUpdate(doc, update)
  return `<!doctype html><meta charset="utf-8"><title>Bare</title><style>
    body { margin: 0 auto; max-width: 42rem; font: 19px/1.6 Georgia, serif }
    #text { outline: none; white-space: pre-wrap }
    #text > * { content-visibility: auto; contain-intrinsic-size: auto 9.5rem }
    </style><div id="text" contenteditable="true">${toHtml(documentJson(doc))}</div>`
}

/** The same text in a bare contenteditable: what the browser itself takes. */
export const floor = async (): Promise<Contestant> => {
  const pages = new Map<string, string>()
  const files = await serveFiles('/', pages)
  return {
    name: 'bare contenteditable',
    close: async () => files.close(),
    open: async (text) => {
      const path = `/bare-${pages.size}.html`
      pages.set(path, bareHtml(text))
      return { url: `${files.origin}${path}`, cookies: [], text: '#text', seat: null }
    },
  }
}
