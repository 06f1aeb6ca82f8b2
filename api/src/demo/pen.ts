import { appendToDocument, contentOf } from '@chapterhouse/shared/editor/document'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { getTicket } from '@chapterhouse/shared/pages/contract'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { Visitor } from './visitor.ts'

const patience = 20_000

/** One person writing on one page through the live room, as the editor does. */
export interface Pen {
  /** Settles when the page has this many blocks here: what the last writer saved has arrived. */
  readonly sees: (blocks: number) => Promise<void>
  readonly append: (block: DocNode) => void
  /** Replaces the first occurrence inside one text; throws when it is not there. */
  readonly rewrite: (from: string, to: string) => void
  /** Settles when every edit so far is durable. */
  readonly saved: () => Promise<void>
  readonly put: () => void
}

const texts = (parent: Y.XmlFragment): Y.XmlText[] =>
  parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child]
    return child instanceof Y.XmlElement ? texts(child) : []
  })

const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\0'))
    .join('')

const rewriteIn = (doc: Y.Doc, from: string, to: string) => {
  const text = texts(contentOf(doc)).find((candidate) => plain(candidate).includes(from))
  if (!text) throw new Error(`"${from}" is not on the page`)
  const at = plain(text).indexOf(from)
  doc.transact(() => {
    text.delete(at, from.length)
    text.insert(at, to)
  })
}

const socketFor = (visitor: Visitor, room: string) => {
  const headers = { origin: visitor.url, cookie: visitor.cookie() }
  class VisitorSocket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers })
    }
  }
  const address = `${visitor.url.replace(/^http/, 'ws')}/collab/${room}`
  return new HocuspocusProviderWebsocket({ url: address, WebSocketPolyfill: VisitorSocket })
}

const arrived = (document: Y.Doc, blocks: number) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`block ${blocks} never came`)), patience)
    const look = () => {
      const content = contentOf(document)
      if (content.length < blocks) return
      clearTimeout(timer)
      document.off('update', look)
      resolve()
    }
    document.on('update', look)
    look()
  })

const settled = (done: () => boolean, provider: HocuspocusProvider, event: string) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer from the room: ${event}`)), patience)
    const look = () => {
      if (!done()) return
      clearTimeout(timer)
      provider.off(event, look)
      resolve()
    }
    provider.on(event, look)
    look()
  })

/** Opens the page's room for this person and waits until its text is here. */
export const takePen = async (visitor: Visitor, pageId: PageId): Promise<Pen> => {
  const document = new Y.Doc()
  const ask = () =>
    visitor.ask(getTicket, { params: { pageId }, body: { clientId: document.clientID } })
  const { room } = await ask()
  const socket = socketFor(visitor, room)
  const token = async () => (await ask()).ticket
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: room,
    document,
    token,
  })
  provider.attach()
  await settled(() => provider.synced, provider, 'synced')
  return {
    sees: (blocks) => arrived(document, blocks),
    append: (block) => appendToDocument(document, { type: 'doc', content: [block] }),
    rewrite: (from, to) => rewriteIn(document, from, to),
    saved: () => settled(() => provider.unsyncedChanges === 0, provider, 'unsyncedChanges'),
    put: () => {
      provider.destroy()
      socket.destroy()
      document.destroy()
    },
  }
}
