import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as Y from 'yjs'
import { type Door, type Entry, Refused } from './door.ts'
import { Ledger, type SavedState } from './ledger.ts'
import { LocalCopy } from './local-copy.ts'
import { socketClass } from './socket.ts'
import { textOf, token } from './tokens.ts'
import { pause, until } from './wait.ts'

export interface WriterPlan {
  readonly name: string
  readonly door: Door
  /** Told each token when the interface would call it saved. */
  readonly onSaved?: (token: string) => void
  /** Milliseconds an outgoing frame is held back; none unless told. */
  readonly delay?: () => number
  /**
   * `fresh`: a new provider for each line, opened with a ticket in hand, as a careful client does.
   * `stock`: one provider that comes back by itself, as third-party clients do: what was typed
   * meanwhile goes out before step 2, and builds on frames that were lost with the old line.
   */
  readonly returns?: 'fresh' | 'stock'
}

// The web client's jitter (0.5–4 s) is for a thousand people at once; a handful may come back sooner.
const comeBackAfter = () => 100 + Math.random() * 300
const reconnect = { delay: 150, minDelay: 100, maxDelay: 1_000, factor: 1.5, jitter: true }
/** As the web client batches its edits. */
const flushDelay = 16

/** Close codes after which the client stops and asks the person. */
const final: ReadonlySet<number> = new Set([
  closeCodes.badData,
  closeCodes.tooLarge,
  closeCodes.oldSchema,
  closeCodes.replaced,
])

/** One open tab: a real provider on a real line, a local copy, and what the person was told. */
export class Writer {
  readonly name: string
  readonly ledger: Ledger
  /** Why the lines so far were closed, in order. */
  readonly closes: number[] = []
  readonly #plan: WriterPlan
  readonly #copy = new LocalCopy()
  #document: Y.Doc
  #line: Line | null = null
  #typed = 0
  #locked = false
  /** Whether this tab is on line or trying to be. */
  #wanted = false
  #access: Entry['access'] | null = null
  // Token n was complete when this many edits were made.
  readonly #completedAt: number[] = []
  #told = 0

  private constructor(plan: WriterPlan) {
    this.name = plan.name
    this.#plan = plan
    this.ledger = new Ledger((saved) => this.#tell(saved))
    this.#document = this.#openDocument()
  }

  /** Opens the page and waits until it is there. */
  static async open(plan: WriterPlan): Promise<Writer> {
    const writer = new Writer(plan)
    await writer.connect()
    await until(() => writer.synced, { what: `${plan.name} opening the page`, within: 20_000 })
    return writer
  }

  get document(): Y.Doc {
    return this.#document
  }

  get synced(): boolean {
    return this.#line?.provider.isSynced ?? false
  }

  get connected(): boolean {
    return this.#wanted
  }

  get state(): SavedState {
    return this.ledger.state
  }

  /** The ticket call or a final close code ended this tab's writing. */
  get locked(): boolean {
    return this.#locked
  }

  get mayWrite(): boolean {
    return !this.#locked && this.#access !== 'read'
  }

  /** For reports: how this tab stands, and why its lines were closed. */
  get inWords(): string {
    const stand = this.#locked ? 'locked' : this.synced ? this.state : 'away'
    return `${this.name} ${stand}${this.closes.length > 0 ? ` (closed ${this.closes.join(' ')})` : ''}`
  }

  get text(): string {
    return textOf(this.#document)
  }

  /** One edit made by this person in this tab; local first, whatever the line does. */
  edit(change: (document: Y.Doc) => void): void {
    this.#document.transact(() => change(this.#document), this)
  }

  /** Types the next token at the end of this writer's own paragraph, one key at a time. */
  *keysOfNextToken(): Generator<void> {
    const word = token(this.name, this.#typed)
    for (const key of word) {
      this.edit((document) => {
        const place = ownParagraph(document, this.name)
        place.insert(place.length, key)
      })
      yield
    }
    this.#typed += 1
    this.#completedAt.push(this.ledger.made)
  }

  /** Types one whole token at once. */
  typeToken(): void {
    for (const _ of this.keysOfNextToken());
  }

  /** Goes on line, and comes back whenever the line is lost, until told to disconnect. */
  async connect(): Promise<void> {
    if (this.#wanted) return
    this.#wanted = true
    this.#locked = false
    try {
      this.#open(await this.#plan.door.enter(this.#document.clientID))
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

  /** The line breaks; the tab comes back by itself. */
  dropLine(): void {
    this.#line?.socket.webSocket?.close()
  }

  /** Closes the tab and opens another on the same local copy. */
  async reload(): Promise<void> {
    const online = this.#wanted
    this.disconnect()
    this.#document.destroy()
    this.#document = this.#openDocument()
    if (online) await this.connect()
  }

  close(): void {
    this.disconnect()
    this.#document.destroy()
  }

  #openDocument(): Y.Doc {
    const document = this.#copy.open()
    document.on('update', (...[, , , transaction]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) => {
      if (transaction.local) this.ledger.edit()
    })
    return document
  }

  #open(entry: Entry) {
    const returns = this.#plan.returns ?? 'fresh'
    this.#access = entry.access
    const socket = new HocuspocusProviderWebsocket({
      url: entry.url,
      ...reconnect,
      autoConnect: false,
      WebSocketPolyfill: socketClass({
        origin: this.#plan.door.origin,
        onSend: (kind) => this.ledger.sent(kind),
        onReceive: (kind) => {
          if (kind === 'auth') this.ledger.opened()
          this.ledger.received(kind)
        },
        onClose: (code) => this.#closed(socket, code),
        delay: this.#plan.delay ?? (() => 0),
      }),
    })
    const provider = new HocuspocusProvider({
      name: entry.room,
      document: this.#document,
      websocketProvider: socket,
      flushDelay,
      token: async () => (returns === 'fresh' ? entry.ticket : this.#freshTicket(socket)),
    })
    this.#line = { provider, socket }
    provider.attach()
    void socket.connect()
  }

  #hangUp() {
    const line = this.#line
    this.#line = null
    this.ledger.closed()
    line?.socket.webSocket?.close()
    line?.provider.destroy()
    line?.socket.destroy()
  }

  // Asks until there is an answer. A line that was lost meanwhile must not get it: the provider
  // would present it on the next one, beside that one's own.
  async #freshTicket(socket: HocuspocusProviderWebsocket): Promise<string> {
    const asked = socket.webSocket
    const entry = await this.#enter(
      () => socket.webSocket === asked && this.#line?.socket === socket,
    )
    return entry ? entry.ticket : new Promise(() => {})
  }

  /** Permission to enter; null when nobody wants it any more. Locks the tab when the answer is no. */
  async #enter(wanted: () => boolean): Promise<Entry | null> {
    while (wanted()) {
      try {
        const entry = await this.#plan.door.enter(this.#document.clientID)
        this.#access = entry.access
        return wanted() ? entry : null
      } catch (error) {
        if (error instanceof Refused && error.status < 500 && error.status !== 429) {
          if (wanted()) this.#lock()
          return null
        }
        await pause(comeBackAfter())
      }
    }
    return null
  }

  #closed(socket: HocuspocusProviderWebsocket, code: number) {
    this.closes.push(code)
    if (this.#line?.socket !== socket) return
    this.ledger.closed()
    if (this.#plan.returns !== 'stock' || final.has(code)) socket.shouldConnect = false
    if (final.has(code)) this.#lock()
    else if (this.#plan.returns !== 'stock') this.#comeBack()
  }

  #comeBack() {
    const document = this.#document
    const wanted = () => this.#wanted && this.#line === null && this.#document === document
    // Not from inside the provider's own close handler.
    queueMicrotask(async () => {
      this.#hangUp()
      await pause(comeBackAfter())
      const entry = await this.#enter(wanted)
      if (entry) this.#open(entry)
    })
  }

  #lock() {
    this.#locked = true
    queueMicrotask(() => this.disconnect())
  }

  #tell(saved: number) {
    while (this.#told < this.#completedAt.length && (this.#completedAt[this.#told] ?? 0) <= saved) {
      this.#plan.onSaved?.(token(this.name, this.#told))
      this.#told += 1
    }
  }
}

interface Line {
  readonly provider: HocuspocusProvider
  readonly socket: HocuspocusProviderWebsocket
}

/** The paragraph a writer types tokens into; made on first use. */
const ownParagraph = (document: Y.Doc, name: string): Y.XmlText => {
  const content = document.getXmlFragment(contentRoot)
  const mine = content
    .toArray()
    .flatMap((node) => (node instanceof Y.XmlElement ? [node.get(0)] : []))
    .find((node) => node instanceof Y.XmlText && node.toString().startsWith(`${name}:`))
  if (mine instanceof Y.XmlText) return mine
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText(`${name}:`)
  paragraph.insert(0, [text])
  content.push([paragraph])
  return text
}
