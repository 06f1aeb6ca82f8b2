import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import { emptyUpdate, type Frames, framesOf, type Protocol } from './frames.ts'

/** One connection of the load: where it goes and who it is. */
export interface SeatPlan {
  readonly protocol: Protocol
  readonly url: string
  readonly room: string
  readonly token: string
  readonly origin: string
  readonly clientId: number
}

export interface SeatEvents {
  /** Somebody's update arrived. */
  readonly onUpdate?: (update: Uint8Array) => void
  /** The whole document arrived. */
  readonly onStep2?: (update: Uint8Array) => void
  readonly onSaved?: () => void
  /** What the server lacks and this seat has; an update that says nothing unless told. */
  readonly offer?: () => Uint8Array
}

/** A client without a document: speaks the protocol, counts bytes, hands updates over undecoded. */
export class Seat {
  readonly plan: SeatPlan
  readonly frames: Frames
  bytesIn = 0
  synced = false
  /** The close code, once the line is gone. */
  closed: number | null = null
  readonly #events: SeatEvents
  readonly #socket: WebSocket

  constructor(plan: SeatPlan, events: SeatEvents = {}) {
    this.plan = plan
    this.frames = framesOf(plan.protocol, plan.room)
    this.#events = events
    this.#socket = new WebSocket(plan.url, { origin: plan.origin, perMessageDeflate: false })
    this.#socket.on('open', () => this.#open())
    this.#socket.on('message', (data: Buffer) => this.#receive(data))
    this.#socket.on('close', (code) => {
      this.closed = code
    })
    this.#socket.on('error', () => {})
  }

  send(frame: Uint8Array): void {
    this.#socket.send(frame)
  }

  close(): void {
    this.#socket.close()
  }

  #open() {
    if (this.plan.protocol === 'y-websocket') this.send(this.frames.step1())
    else this.send(this.frames.auth(this.plan.token))
  }

  #receive(data: Buffer) {
    this.bytesIn += data.length
    const at = this.frames.prefix
    switch (data[at]) {
      case 0:
      case 4:
        return this.#sync(data[at + 1], data.subarray(at + 2))
      case 2:
        return this.send(this.frames.step1())
      case 8:
        return this.#events.onSaved?.()
      default:
    }
  }

  #sync(step: number | undefined, payload: Buffer) {
    if (step === 0) {
      this.send(this.frames.step2(this.#events.offer?.() ?? emptyUpdate))
      return
    }
    if (step === 1) this.synced = true
    const hear = step === 1 ? this.#events.onStep2 : this.#events.onUpdate
    hear?.(decoding.readVarUint8Array(decoding.createDecoder(payload)))
  }
}
