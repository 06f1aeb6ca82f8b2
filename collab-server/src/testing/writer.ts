import type { TicketClaims } from '@chapterhouse/shared/sync/ticket'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { until } from './until.ts'
import { sign } from './world.ts'

/** A person with a real provider. */
export interface Writer {
  readonly doc: Y.Doc
  readonly provider: HocuspocusProvider
  /** Codes the server closed its sockets with. */
  readonly closed: number[]
  readonly type: (text: string) => void
  readonly text: () => string
  readonly saved: () => Promise<void>
  readonly reads: (text: string) => Promise<void>
  readonly disconnect: () => void
  readonly connect: () => Promise<void>
  readonly leave: () => void
}

const withOrigin = (port: number) =>
  class extends WebSocket {
    constructor(url: string) {
      super(url, { origin: `http://127.0.0.1:${port}` })
      // the provider drops its listeners before it closes a socket that is still opening
      this.on('error', () => {})
    }
  }

/** Plain text of everything in the page. */
export const textOf = (doc: Y.Doc): string =>
  doc
    .getXmlFragment('content')
    .toArray()
    .map((block) =>
      block instanceof Y.XmlElement
        ? block
            .toArray()
            .map((inner) => inner.toString())
            .join('')
        : '',
    )
    .join('\n')

/** Types at the end of the last paragraph, making one when there is none. */
export const typeInto = (doc: Y.Doc, text: string): void => {
  const content = doc.getXmlFragment('content')
  doc.transact(() => {
    if (content.length === 0) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText()])
      content.insert(0, [paragraph])
    }
    const last = content.get(content.length - 1)
    const inner = last instanceof Y.XmlElement ? last.get(0) : null
    if (inner instanceof Y.XmlText) inner.insert(inner.length, text)
  })
}

export interface WriterParts {
  readonly port: number
  readonly claims: TicketClaims
  readonly doc?: Y.Doc
  /** Another ticket at each connection. */
  readonly token?: () => Promise<string>
  readonly awareness?: false
}

export const aWriter = (parts: WriterParts): Writer => {
  const doc = parts.doc ?? new Y.Doc()
  const closed: number[] = []
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${parts.port}/collab/${parts.claims.room}`,
    WebSocketPolyfill: withOrigin(parts.port),
    delay: 50,
    minDelay: 20,
    maxDelay: 200,
  })
  const provider = new HocuspocusProvider({
    websocketProvider,
    name: parts.claims.room,
    document: doc,
    token: parts.token ?? (() => sign(parts.claims)),
    onClose: ({ event }) => closed.push(event.code),
    ...(parts.awareness === false ? { awareness: null } : {}),
  })
  provider.attach()
  const isSaved = () => provider.synced && provider.unsyncedChanges === 0
  return {
    doc,
    provider,
    closed,
    type: (text) => typeInto(doc, text),
    text: () => textOf(doc),
    saved: () => until('everything is acknowledged', isSaved),
    reads: (text) => until(`somebody reads "${text}"`, () => textOf(doc).includes(text)),
    disconnect: () => websocketProvider.disconnect(),
    connect: async () => {
      void websocketProvider.connect()
      await until('it is connected again', isSaved)
    },
    leave: () => {
      provider.destroy()
      websocketProvider.destroy()
      doc.destroy()
    },
  }
}
