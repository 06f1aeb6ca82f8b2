import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as Y from 'yjs'
import { type Door, type Entry, Refused } from './door.ts'
import { Ledger, type SavedState } from './ledger.ts'
import { LocalCopy } from './local-copy.ts'
import { socketClass } from './socket.ts'
import { textOf, token } from './tokens.ts'
import { until } from './wait.ts'

export interface WriterPlan {
  readonly name: string
  readonly door: Door
  /** Told each token when the interface would call it saved. */
  readonly onSaved?: (token: string) => void
  /** Milliseconds an outgoing frame is held back; none unless told. */
  readonly delay?: () => number
  /** As the web client batches its edits; 16 ms unless told. */
  readonly flushDelay?: number | false
}

// The web client's jitter (0.5–4 s) is for a thousand people at once; a handful may come back sooner.
const reconnect = { delay: 150, minDelay: 100, maxDelay: 1_000, factor: 1.5, jitter: true }

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
    return this.#line !== null
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

  /** Goes on line; from then on the provider comes back by itself. */
  async connect(): Promise<void> {
    if (this.#line) return
    const entry = await this.#plan.door.enter(this.#document.clientID)
    this.#access = entry.access
    this.#locked = false
    this.#line = this.#open(entry)
  }

  /** Leaves the line as a person who loses it: nothing is said to the server. */
  disconnect(): void {
    const line = this.#line
    this.#line = null
    this.ledger.closed()
    line?.socket.webSocket?.close()
    line?.provider.destroy()
    line?.socket.destroy()
  }

  /** The line breaks; the provider comes back by itself. */
  dropLine(): void {
    this.#line?.socket.webSocket?.close()
  }

  /** Closes the tab and opens another on the same local copy. */
  async reload(): Promise<void> {
    const online = this.connected
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

  #open({ url, room }: Entry): Line {
    const socket = new HocuspocusProviderWebsocket({
      url,
      ...reconnect,
      autoConnect: false,
      WebSocketPolyfill: socketClass({
        origin: this.#plan.door.origin,
        onSend: (kind) => this.ledger.sent(kind),
        onReceive: (kind) => {
          if (kind === 'auth') this.ledger.opened()
          this.ledger.received(kind)
        },
        onClose: (code) => this.#closed(code),
        delay: this.#plan.delay ?? (() => 0),
      }),
    })
    const provider = new HocuspocusProvider({
      name: room,
      document: this.#document,
      websocketProvider: socket,
      flushDelay: this.#plan.flushDelay ?? 16,
      token: () => this.#ticket(socket),
    })
    provider.attach()
    void socket.connect()
    return { provider, socket }
  }

  async #ticket(socket: HocuspocusProviderWebsocket): Promise<string> {
    try {
      const entry = await this.#plan.door.enter(this.#document.clientID)
      this.#access = entry.access
      return entry.ticket
    } catch (error) {
      if (error instanceof Refused && error.status !== 503 && error.status !== 429) this.#lock()
      // No answer: come back later, through the provider's own retry.
      else socket.webSocket?.close()
      return 'none'
    }
  }

  #closed(code: number) {
    this.closes.push(code)
    this.ledger.closed()
    if (final.has(code)) this.#lock()
  }

  #lock() {
    this.#locked = true
    // Not from inside the provider's own close handler, which would connect again.
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
