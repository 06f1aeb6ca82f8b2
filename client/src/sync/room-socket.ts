import { type HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { transact } from 'yjs'
import { type Frame, readFrame } from './frame.ts'
import { afterPaint, nextFrame } from './next-frame.ts'

export interface RoomSocketPlan {
  readonly url: string
  readonly onSent: (frame: Frame) => void
  /** Told after the provider has taken the frame. */
  readonly onReceived: (frame: Frame) => void
  readonly onClosed: (code: number) => void
  /** Told before edits of others are applied, outside any transaction. */
  readonly beforeOthers: () => void
  /** The class of the line; a test passes its own. */
  readonly webSocket?: unknown
}

/** The longest that edits of others are gathered, however long it takes to show them. */
const longestPause = 120
/** Milliseconds that one frame is long enough for. */
const oneFrame = 16

/** How long to gather after a flush that took so long: a slow machine spends a quarter of its time on others. */
export const pauseAfter = (cost: number): number => {
  const pause = Math.min(longestPause, 4 * cost)
  return pause > oneFrame ? pause - oneFrame : 0
}

/**
 * One line of one room. It never comes back by itself: when, and with which ticket, is the room's
 * decision. Nothing is queued while it is closed, because the next step 2 carries it all: the
 * provider would send every keystroke of an hour off line as a frame of its own. Edits of others
 * are applied together, once a frame, and less often where that takes its time.
 */
export class RoomSocket extends HocuspocusProviderWebsocket {
  readonly #plan: RoomSocketPlan
  #provider: HocuspocusProvider | undefined
  #waiting: MessageEvent[] = []
  /** Milliseconds the last flush took until it was painted. */
  #cost = 0

  constructor(plan: RoomSocketPlan) {
    super({
      url: plan.url,
      autoConnect: false,
      maxAttempts: 1,
      ...(plan.webSocket ? { WebSocketPolyfill: plan.webSocket } : {}),
      onClose: ({ event }) => {
        this.shouldConnect = false
        this.#waiting = []
        plan.onClosed(event.code)
      },
    })
    this.#plan = plan
  }

  /** The provider whose room this is; set once, right after it is made. */
  serve(provider: HocuspocusProvider): void {
    this.#provider = provider
  }

  get isOpen(): boolean {
    return this.webSocket?.readyState === 1
  }

  /** Hangs up; the close is told like any other. */
  hangUp(): void {
    this.shouldConnect = false
    this.webSocket?.close()
  }

  override send(message: unknown): void {
    if (!this.isOpen || !(message instanceof Uint8Array)) return
    super.send(message)
    this.#plan.onSent(readFrame(message))
  }

  override onMessage(event: MessageEvent): void {
    const frame = readFrame(new Uint8Array(event.data as ArrayBuffer))
    if (frame.kind === 'update' || frame.kind === 'presence') {
      this.#waiting.push(event)
      if (this.#waiting.length === 1) nextFrame(() => this.#applyWaiting(), pauseAfter(this.#cost))
      return
    }
    // What others wrote has no part in whether our own words are saved.
    if (frame.kind !== 'status') this.#applyWaiting()
    if (frame.kind === 'step2') this.#plan.beforeOthers()
    super.onMessage(event)
    this.#plan.onReceived(frame)
  }

  #applyWaiting(): void {
    const events = this.#waiting
    if (events.length === 0 || !this.#provider) return
    this.#waiting = []
    this.#plan.beforeOthers()
    const apply = () => {
      for (const event of events) super.onMessage(event)
    }
    const start = performance.now()
    transact(this.#provider.document, apply, this.#provider, false)
    afterPaint(() => {
      this.#cost = performance.now() - start
    })
  }
}
