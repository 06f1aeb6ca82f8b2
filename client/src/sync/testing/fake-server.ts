import type { CloseCode } from '@chapterhouse/shared/sync/close-codes'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

const sync = 0
const auth = 2
const syncStatus = 8

type Listener = (event: never) => void

/** The browser's end of a line to a `FakeServer`. */
class FakeLine {
  readonly url: string
  binaryType = 'arraybuffer'
  readyState = 0
  readonly #server: FakeServer
  readonly #listeners = new Map<string, Set<Listener>>()

  constructor(url: string, server: FakeServer) {
    this.url = url
    this.#server = server
    queueMicrotask(() => server.dialled(this))
  }

  addEventListener(name: string, listener: Listener): void {
    const all = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, all.add(listener))
  }

  removeEventListener(name: string, listener: Listener): void {
    this.#listeners.get(name)?.delete(listener)
  }

  send(bytes: Uint8Array): void {
    queueMicrotask(() => this.#server.received(this, bytes))
  }

  close(code = 1000): void {
    if (this.readyState === 3) return
    this.readyState = 3
    queueMicrotask(() => this.#emit('close', { code, reason: '' }))
  }

  opened(): void {
    this.readyState = 1
    this.#emit('open', {})
  }

  deliver(bytes: Uint8Array): void {
    if (this.readyState === 1) this.#emit('message', { data: bytes.slice().buffer })
  }

  #emit(name: string, event: object): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(event as never)
  }
}

/**
 * A collab server as a room sees one: Hocuspocus frames, our step 1 first (G8), one SyncStatus for
 * each frame of edits (D3). It can go away, hold its answers back and refuse.
 */
export class FakeServer {
  readonly doc = new Y.Doc()
  readonly room: string
  reachable = true
  /** Answers to edits wait for `answer`. */
  holding = false
  /** Edits are not taken: a reader, or a page that was locked a moment ago. */
  refusing = false
  /** The code with which every ticket is turned down. */
  turningDown: CloseCode | null = null
  readonly dialledUrls: string[] = []
  #lines: FakeLine[] = []
  #held: (() => void)[] = []

  constructor(room: string) {
    this.room = room
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      for (const line of this.#lines) if (line !== origin) this.#sendUpdate(line, update)
    })
  }

  /** The WebSocket class of this server. */
  get line(): new (
    url: string,
  ) => FakeLine {
    const server = this
    return class extends FakeLine {
      constructor(url: string) {
        super(url, server)
      }
    }
  }

  get connections(): number {
    return this.#lines.length
  }

  dialled(line: FakeLine): void {
    this.dialledUrls.push(line.url)
    if (!this.reachable) {
      line.close(1006)
      return
    }
    this.#lines.push(line)
    line.opened()
  }

  received(line: FakeLine, bytes: Uint8Array): void {
    if (!this.#lines.includes(line)) return
    const decoder = decoding.createDecoder(bytes)
    decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === auth && this.turningDown !== null) this.hangUp(this.turningDown)
    else if (type === auth) this.#welcome(line)
    if (type === sync) this.#synced(line, decoder)
  }

  /** Answers the edits that were held back. */
  answer(): void {
    const held = this.#held
    this.#held = []
    for (const act of held) act()
  }

  /** Hangs up on everybody; answers under way are lost. */
  hangUp(code: CloseCode | 1006 = 1006): void {
    const lines = this.#lines
    this.#lines = []
    this.#held = []
    for (const line of lines) line.close(code)
  }

  #welcome(line: FakeLine): void {
    this.#send(line, auth, (encoder) => {
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarString(encoder, this.refusing ? 'readonly' : 'read-write')
    })
    this.#send(line, sync, (encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint8Array(encoder, Y.encodeStateVector(this.doc))
    })
  }

  #synced(line: FakeLine, decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (kind === 0) {
      this.#send(line, sync, (encoder) => {
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(this.doc, payload))
      })
      return
    }
    const commit = () => {
      if (!this.refusing) Y.applyUpdate(this.doc, payload, line)
      this.#send(line, syncStatus, (encoder) =>
        encoding.writeVarInt(encoder, this.refusing ? 0 : 1),
      )
    }
    if (this.holding) this.#held.push(commit)
    else commit()
  }

  #sendUpdate(line: FakeLine, update: Uint8Array): void {
    this.#send(line, sync, (encoder) => {
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  #send(line: FakeLine, type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, this.room)
    encoding.writeVarUint(encoder, type)
    write(encoder)
    line.deliver(encoding.toUint8Array(encoder))
  }
}
