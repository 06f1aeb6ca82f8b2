import { type Frame, readFrame } from '@chapterhouse/client/sync/frame'
import WebSocket from 'ws'

export interface Wire {
  readonly origin: string
  /** A frame was handed over for the server. */
  readonly onSent: (frame: Frame) => void
  /** A frame of the server arrived, and the provider has taken it. */
  readonly onReceived: (frame: Frame) => void
  readonly onClosed: (code: number) => void
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
      this.on('close', (code) => wire.onClosed(code))
      // One that is given up while it still connects reports it here too.
      this.on('error', () => {})
      this.on('message', (data: Buffer | ArrayBuffer) => {
        const frame = readFrame(new Uint8Array(data as ArrayBuffer))
        // The provider listens too, and takes the frame in this same task.
        queueMicrotask(() => wire.onReceived(frame))
      })
    }

    override send(data: Uint8Array): void {
      // Told at once, though it may leave later: what is typed meanwhile is not in this frame.
      wire.onSent(readFrame(data))
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
