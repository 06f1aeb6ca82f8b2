import type { Frame } from '@chapterhouse/client/sync/frame'
import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import type * as Y from 'yjs'
import { type Door, type Entry, Refused } from './door.ts'
import type { Random } from './random.ts'
import { socketClass } from './socket.ts'
import { pause } from './wait.ts'

/**
 * `fresh`: a new provider for each line, opened with a ticket in hand, nothing queued meanwhile, as
 * the web client does. `stock`: one provider that comes back by itself, as third-party clients do:
 * what was typed meanwhile goes out before step 2, and builds on frames that the old line lost.
 */
export type Returns = 'fresh' | 'stock'

export interface LinePlan {
  readonly door: Door
  readonly document: Y.Doc
  readonly returns: Returns
  /** Milliseconds an outgoing frame is held back. */
  readonly delay: () => number
  readonly onSent: (frame: Frame) => void
  readonly onReceived: (frame: Frame) => void
  /** Draws how long a lost line stays away. */
  readonly random: Random
  /** A line is gone; another may follow. */
  readonly onLost: (code: number) => void
  readonly onAccess: (access: Entry['access']) => void
}

// The web client's jitter (0.5–4 s) is for a thousand people at once; a handful may come back sooner.
const comeBackAfter = (random: Random) => 100 + random.below(300)
const reconnect = { delay: 150, minDelay: 100, maxDelay: 1_000, factor: 1.5, jitter: true }
/** As the web client batches its edits. */
const flushDelay = 16

/** Close codes after which a client stops and asks the person. */
const final: ReadonlySet<number> = new Set([
  closeCodes.badData,
  closeCodes.tooLarge,
  closeCodes.oldSchema,
  closeCodes.replaced,
])

interface Open {
  readonly provider: HocuspocusProvider
  readonly socket: HocuspocusProviderWebsocket
}

/** What connects one document to its room for as long as somebody wants it to. */
export class Line {
  readonly #plan: LinePlan
  #open: Open | null = null
  #wanted = false
  #locked = false

  constructor(plan: LinePlan) {
    this.#plan = plan
  }

  get synced(): boolean {
    return this.#open?.provider.isSynced ?? false
  }

  /** On line, or trying to be. */
  get wanted(): boolean {
    return this.#wanted
  }

  /** The ticket call or a final close code said no. */
  get locked(): boolean {
    return this.#locked
  }

  /** Origin of what the server sends. */
  get origin(): unknown {
    return this.#open?.provider ?? null
  }

  /** Goes on line, and comes back whenever the line is lost, until told to disconnect. */
  async connect(): Promise<void> {
    if (this.#wanted) return
    this.#wanted = true
    this.#locked = false
    try {
      this.#ring(await this.#plan.door.enter(this.#plan.document.clientID))
    } catch (error) {
      this.#wanted = false
      throw error
    }
  }

  /** Leaves the line as a person who loses it: nothing is said to the server. */
  disconnect(): void {
    this.#wanted = false
    this.#hangUp()
  }

  /** The line breaks; it comes back by itself. */
  drop(): void {
    this.#open?.socket.webSocket?.close()
  }

  #ring(entry: Entry) {
    const { door, document, returns, delay, onSent, onReceived } = this.#plan
    this.#plan.onAccess(entry.access)
    const socket = new HocuspocusProviderWebsocket({
      url: entry.url,
      ...reconnect,
      autoConnect: false,
      WebSocketPolyfill: socketClass({
        origin: door.origin,
        onSent,
        onReceived,
        onClosed: (code) => this.#lost(socket, code),
        delay,
      }),
    })
    const provider = new HocuspocusProvider({
      name: entry.room,
      document,
      websocketProvider: socket,
      flushDelay,
      token: async () => (returns === 'fresh' ? entry.ticket : this.#freshTicket(socket)),
    })
    this.#open = { provider, socket }
    provider.attach()
    void socket.connect()
  }

  #hangUp() {
    const open = this.#open
    this.#open = null
    open?.socket.webSocket?.close()
    open?.provider.destroy()
    open?.socket.destroy()
  }

  // Asks until there is an answer. A line that was lost meanwhile must not get it: the provider
  // would present it on the next one, beside that one's own.
  async #freshTicket(socket: HocuspocusProviderWebsocket): Promise<string> {
    const asked = socket.webSocket
    const entry = await this.#enter(
      () => socket.webSocket === asked && this.#open?.socket === socket,
    )
    return entry ? entry.ticket : new Promise(() => {})
  }

  /** Permission to enter; null when nobody wants it any more. Locks when the answer is no. */
  async #enter(wanted: () => boolean): Promise<Entry | null> {
    while (wanted()) {
      try {
        const entry = await this.#plan.door.enter(this.#plan.document.clientID)
        this.#plan.onAccess(entry.access)
        return wanted() ? entry : null
      } catch (error) {
        if (error instanceof Refused && error.status < 500 && error.status !== 429) {
          if (wanted()) this.#lock()
          return null
        }
        await pause(comeBackAfter(this.#plan.random))
      }
    }
    return null
  }

  #lost(socket: HocuspocusProviderWebsocket, code: number) {
    this.#plan.onLost(code)
    if (this.#open?.socket !== socket) return
    const comesBackItself = this.#plan.returns === 'stock' && !final.has(code)
    if (comesBackItself) return
    socket.shouldConnect = false
    if (final.has(code)) this.#lock()
    else this.#comeBack()
  }

  #comeBack() {
    const wanted = () => this.#wanted && this.#open === null
    // Not from inside the provider's own close handler.
    queueMicrotask(async () => {
      this.#hangUp()
      await pause(comeBackAfter(this.#plan.random))
      const entry = await this.#enter(wanted)
      if (entry) this.#ring(entry)
    })
  }

  #lock() {
    this.#locked = true
    queueMicrotask(() => this.disconnect())
  }
}
