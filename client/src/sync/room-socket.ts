import { type HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { transact } from 'yjs'
import { type Frame, readFrame } from './frame.ts'

export interface RoomSocketPlan {
  readonly url: string
  readonly onSent: (frame: Frame) => void
  /** Told after the provider has taken the frame. */
  readonly onReceived: (frame: Frame) => void
  readonly onClosed: (code: number) => void
  /** Told before edits of others are applied, outside any transaction. */
  readonly beforeOthers: () => void
  /** Whether edits of others should wait a little: somebody is composing a character. */
  readonly busy: () => boolean
  /** The class of the line; a test passes its own. */
  readonly webSocket?: unknown
}

/** The longest that edits of others wait for a character that is being composed. */
const longestWait = 3_000

/** Runs once, at the next frame; in a tab nobody sees, soon. */
const nextFrame = (run: () => void): void => {
  const visible = typeof document !== 'undefined' && document.visibilityState === 'visible'
  if (!visible || typeof requestAnimationFrame === 'undefined') {
    setTimeout(run, 30)
    return
  }
  let done = false
  const once = () => {
    if (!done) run()
    done = true
  }
  requestAnimationFrame(once)
  // A window that is covered gets no frames and still counts as visible.
  setTimeout(once, 200)
}

/**
 * One line of one room. It never comes back by itself: when, and with which ticket, is the room's
 * decision. Nothing is queued while it is closed, because the next step 2 carries it all: the
 * provider would send every keystroke of an hour off line as a frame of its own. Edits of others
 * are applied together, once a frame: the editor rebuilds itself for each transaction.
 */
export class RoomSocket extends HocuspocusProviderWebsocket {
  readonly #plan: RoomSocketPlan
  #provider: HocuspocusProvider | undefined
  #waiting: MessageEvent[] = []

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
    if (frame.kind === 'update') {
      this.#waiting.push(event)
      if (this.#waiting.length === 1) this.#applySoon(Date.now() + longestWait)
      return
    }
    this.#applyWaiting()
    if (frame.kind === 'step2') this.#plan.beforeOthers()
    super.onMessage(event)
    this.#plan.onReceived(frame)
  }

  #applySoon(latest: number): void {
    nextFrame(() => {
      if (this.#plan.busy() && Date.now() < latest) this.#applySoon(latest)
      else this.#applyWaiting()
    })
  }

  #applyWaiting(): void {
    const events = this.#waiting
    if (events.length === 0 || !this.#provider) return
    this.#waiting = []
    this.#plan.beforeOthers()
    const apply = () => {
      for (const event of events) super.onMessage(event)
    }
    transact(this.#provider.document, apply, this.#provider, false)
  }
}
