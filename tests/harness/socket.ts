import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'

/** What a frame of the Hocuspocus protocol is, as far as the harness looks into it. */
export type FrameKind =
  | 'step1'
  | 'step2'
  | 'update'
  | 'awareness'
  | 'auth'
  | 'saved'
  | 'refused'
  | 'other'

const syncKinds = ['step1', 'step2', 'update'] as const

/** Names a frame without touching its payload. */
export const frameKind = (frame: Uint8Array): FrameKind => {
  if (frame.length === 1) return 'other'
  const decoder = decoding.createDecoder(frame)
  decoding.readVarString(decoder)
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case 0:
    case 4:
      return syncKinds[decoding.readVarUint(decoder)] ?? 'other'
    case 1:
      return 'awareness'
    case 2:
      return 'auth'
    case 8:
      return decoding.readVarInt(decoder) === 1 ? 'saved' : 'refused'
    default:
      return 'other'
  }
}

export interface Wire {
  readonly origin: string
  /** A frame was handed over for the server. */
  readonly onSend: (kind: FrameKind) => void
  /** A frame of the server arrived; called before the provider sees it. */
  readonly onReceive: (kind: FrameKind) => void
  readonly onClose: (code: number) => void
  /** Milliseconds to hold an outgoing frame back; order is kept. */
  readonly delay: () => number
}

/** A WebSocket class for one provider: sends our Origin, shows every frame, may be slow. */
export const socketClass = (wire: Wire) =>
  class extends WebSocket {
    // Frames wait in line behind the slowest: a TCP line delays, it does not reorder.
    #line = Promise.resolve()
    #waiting = 0

    constructor(url: string) {
      super(url, { origin: wire.origin, maxPayload: 64 * 1024 * 1024 })
      this.on('close', (code) => wire.onClose(code))
      // One that is given up while it still connects reports it here too.
      this.on('error', () => {})
      this.prependListener('message', (data: Buffer | ArrayBuffer) => {
        wire.onReceive(frameKind(new Uint8Array(data as ArrayBuffer)))
      })
    }

    override send(data: Uint8Array): void {
      // Told at once, though it may leave later: what is typed meanwhile is not in this frame.
      wire.onSend(frameKind(data))
      const wait = wire.delay()
      if (wait <= 0 && this.#waiting === 0) {
        super.send(data)
        return
      }
      this.#waiting += 1
      this.#line = this.#line
        .then(() => later(wait))
        .then(() => {
          this.#waiting -= 1
          if (this.readyState === WebSocket.OPEN) super.send(data)
        })
    }
  }

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
