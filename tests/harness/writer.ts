import type { SavedState } from '@chapterhouse/client/sync/saved-state'
import { Saving } from '@chapterhouse/client/sync/saving'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import * as Y from 'yjs'
import type { Door, Entry } from './door.ts'
import { Line, type Returns } from './line.ts'
import { LocalCopy } from './local-copy.ts'
import { type Random, randomFrom } from './random.ts'
import { textOf, token } from './tokens.ts'
import { until } from './wait.ts'

export interface WriterPlan {
  readonly name: string
  readonly door: Door
  /** Told each token as soon as the interface counts it as saved. */
  readonly onSaved?: (token: string) => void
  /** Milliseconds an outgoing frame is held back; none unless told. */
  readonly delay?: () => number
  /** Draws how long a lost line stays away; follows from the name unless told. */
  readonly random?: Random
  /** `fresh` unless told. */
  readonly returns?: Returns
}

/** A place in what one tab has typed: everything below this clock of this client. */
interface Mark {
  readonly client: number
  readonly clock: number
}

/** One open document of a tab, with what the web client itself knows about its being saved. */
interface Session {
  readonly document: Y.Doc
  readonly line: Line
  readonly saving: Saving
}

/** One person's tab: a real provider on a real line, a local copy, and what the person was told. */
export class Writer {
  readonly name: string
  /** Why the lines so far were closed, in order. */
  readonly closes: number[] = []
  /** Edits made so far, by whatever tab. */
  made = 0
  readonly #plan: WriterPlan
  readonly #random: Random
  readonly #copy = new LocalCopy()
  #session: Session
  #access: Entry['access'] | null = null
  /** Where each token ended. */
  readonly #tokens: Mark[] = []
  #told = 0

  private constructor(plan: WriterPlan) {
    this.name = plan.name
    this.#plan = plan
    this.#random = plan.random ?? randomFrom(0).branch(plan.name)
    this.#session = this.#openSession()
  }

  /** Opens the page and waits until it is there. */
  static async open(plan: WriterPlan): Promise<Writer> {
    const writer = new Writer(plan)
    await writer.connect()
    const what = () => `${writer.inWords} opening the page`
    await until(() => writer.synced, { what, within: 60_000 })
    return writer
  }

  get document(): Y.Doc {
    return this.#session.document
  }

  get synced(): boolean {
    return this.#session.line.synced
  }

  /** On line, or trying to be. */
  get connected(): boolean {
    return this.#session.line.wanted
  }

  /** What the web client would show at this moment. */
  get state(): SavedState['kind'] {
    this.#session.saving.refresh()
    return this.#session.saving.state.kind
  }

  /** The ticket call or a final close code ended this tab's writing. */
  get locked(): boolean {
    return this.#session.line.locked
  }

  get mayWrite(): boolean {
    return !this.locked && this.#access !== 'read'
  }

  /** For reports: how this tab stands, and why its lines were closed. */
  get inWords(): string {
    const stand = this.locked ? 'locked' : this.synced ? this.state : 'away'
    return `${this.name} ${stand}${this.closes.length > 0 ? ` (closed ${this.closes.join(' ')})` : ''}`
  }

  get text(): string {
    return textOf(this.document)
  }

  /** One edit made by this person in this tab; local first, whatever the line does. */
  edit(change: (document: Y.Doc) => void): void {
    this.document.transact(() => change(this.document), this)
  }

  /** Types the next token at the end of this writer's own paragraph, one key at a time. */
  *keysOfNextToken(): Generator<void> {
    const word = token(this.name, this.#tokens.length)
    for (const key of word) {
      this.edit((document) => {
        const place = ownParagraph(document, this.name)
        place.insert(place.length, key)
      })
      yield
    }
    this.#tokens.push(this.#here())
  }

  /** Types one whole token at once. */
  typeToken(): void {
    for (const _ of this.keysOfNextToken());
  }

  /** Answers whether everything this tab has typed up to now is saved. */
  savedSoFar(): () => boolean {
    const here = this.#here()
    return () => this.#isSaved(here)
  }

  connect(): Promise<void> {
    return this.#session.line.connect()
  }

  /** Leaves the line as a person who loses it: nothing is said to the server. */
  disconnect(): void {
    this.#session.line.disconnect()
    this.#session.saving.lineLost()
  }

  /** The line breaks; the tab comes back by itself. */
  dropLine(): void {
    this.#session.line.drop()
  }

  /** Closes the tab and opens another on the same local copy. */
  async reload(): Promise<void> {
    const online = this.connected
    this.#copy.mark = this.#session.saving.unacknowledged.encode()
    this.close()
    this.#session = this.#openSession()
    if (online) await this.connect()
  }

  close(): void {
    this.disconnect()
    this.#session.saving.stop()
    this.#session.document.destroy()
  }

  #openSession(): Session {
    const document = this.#copy.open()
    const { door, delay = () => 0, returns = 'fresh' } = this.#plan
    const line: Line = new Line({
      door,
      document,
      returns,
      delay,
      random: this.#random,
      onSent: (frame) => saving.sent(frame),
      onReceived: (frame) => saving.received(frame),
      onLost: (code) => {
        this.closes.push(code)
        saving.lineLost()
      },
      onAccess: (access) => {
        this.#access = access
      },
    })
    const saving: Saving = new Saving({
      doc: document,
      now: Date.now,
      originOf: ({ origin }) => {
        if (origin !== null && origin === line.origin) return 'server'
        return origin === this.#copy ? 'copy' : 'here'
      },
      online: () => line.synced,
      keeps: () => true,
      onChange: () => {},
      onCommitted: () => this.#tell(),
    })
    if (this.#copy.mark) saving.unacknowledged.restore(this.#copy.mark)
    this.#copy.restore(document)
    document.on('update', (...[, , , { local }]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) => {
      if (local) this.made += 1
    })
    return { document, line, saving }
  }

  #here(): Mark {
    const client = this.document.clientID
    return { client, clock: Y.getState(this.document.store, client) }
  }

  #isSaved({ client, clock }: Mark): boolean {
    return this.#session.saving.unacknowledged.committedClock(client) >= clock
  }

  // After the frame, when this session is in its place.
  #tell() {
    for (let next = this.#tokens[this.#told]; next && this.#isSaved(next); ) {
      this.#plan.onSaved?.(token(this.name, this.#told))
      this.#told += 1
      next = this.#tokens[this.#told]
    }
  }
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
