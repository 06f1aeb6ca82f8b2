import { HocuspocusProvider } from '@hocuspocus/provider'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Frame } from './frame.ts'
import { RoomSocket } from './room-socket.ts'
import type { Writer } from './room-view.ts'

/** Milliseconds in which outgoing edits are gathered. */
const flushDelay = 16

/** What a line to the server needs to know and whom it tells. */
export interface LinePlan {
  readonly room: string
  readonly url: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** The ticket to show; asked for on each opening. */
  readonly ticket: () => string
  readonly writer: () => Writer | null
  readonly onSent: (frame: Frame) => void
  readonly onReceived: (frame: Frame) => void
  /** `denied`: the server turned the ticket down in words instead of by a code. */
  readonly onClosed: (code: number, denied: boolean) => void
  readonly webSocket?: unknown
}

/** The one line of a room: the provider that speaks the protocol, on a socket that we open. */
export class Line {
  readonly #socket: RoomSocket
  readonly #provider: HocuspocusProvider
  #denied = false

  constructor(plan: LinePlan) {
    this.#socket = new RoomSocket({
      url: plan.url,
      onSent: plan.onSent,
      onReceived: plan.onReceived,
      onClosed: (code) => plan.onClosed(code, this.#denied),
      beforeOthers: () => plan.writer()?.settle(),
      webSocket: plan.webSocket,
    })
    this.#provider = new HocuspocusProvider({
      name: plan.room,
      document: plan.doc,
      awareness: plan.awareness,
      websocketProvider: this.#socket,
      flushDelay,
      token: plan.ticket,
      onAuthenticationFailed: () => {
        this.#denied = true
        this.#socket.hangUp()
      },
    })
    this.#provider.attach()
    this.#socket.serve(this.#provider)
  }

  /** Whether a Yjs origin means "the server sent this". */
  isOrigin(origin: unknown): boolean {
    return origin === this.#provider
  }

  connect(): void {
    this.#denied = false
    void this.#socket.connect()
  }

  /** Hangs up; `onClosed` follows. Answers false where there was nothing to hang up. */
  hangUp(): boolean {
    const open = this.#socket.webSocket !== null
    this.#socket.hangUp()
    return open
  }

  /** Sends what is being gathered. */
  flush(): void {
    this.#provider.flushPendingUpdates()
  }

  destroy(): void {
    this.#provider.destroy()
    this.#socket.destroy()
  }
}
