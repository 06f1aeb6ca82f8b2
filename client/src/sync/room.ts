import { bringsForeignParts } from '@chapterhouse/shared/editor/foreign'
import { withoutTidying } from '@chapterhouse/shared/sync/no-tidying'
import { replayInto, replayOrigin } from '@chapterhouse/shared/sync/replay'
import * as Y from 'yjs'
import { CalmAwareness } from './calm-awareness.ts'
import { Line } from './line.ts'
import { LocalStore } from './local-store.ts'
import {
  type AwayReason,
  afterClose,
  comeBackAfter,
  type RefusedReason,
  type RoomState,
  type Step,
  type StoppedReason,
} from './room-state.ts'
import { type RoomPlan, type RoomView, unopened, type Writer } from './room-view.ts'
import { Saving } from './saving.ts'
import type { StorageTrouble } from './storage-trouble.ts'
import { afterTicketError, type Ticket } from './ticket.ts'
import { unsavedRuns } from './unsaved-text.ts'

/** How long a ticket and a handshake may take before the line is given up. */
const patience = 12_000
/** Added to each pause while the device has no network. */
const withoutNetwork = 15_000
/** What browsers say of a line that just ended. */
const lineLost = 1006

const pause = (wait: number): Promise<null> =>
  new Promise((resolve) => setTimeout(resolve, wait, null))

/** One page open in one tab: the document, its copy on this device, and the line to the server. */
export class Room {
  // a reader's tidying would be refused, and show another page than everybody's
  readonly doc = withoutTidying(new Y.Doc())
  readonly awareness = new CalmAwareness(this.doc)
  readonly name: string
  readonly #plan: RoomPlan
  readonly #saving: Saving
  readonly #listeners = new Set<() => void>()
  #writer: Writer | null = null
  #view: RoomView
  #store: LocalStore | null = null
  #line: Line | null = null
  #ticket = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Lines in a row that never became live. */
  #failures = 0
  #attempt = 0
  #closed = false

  constructor(plan: RoomPlan) {
    this.name = plan.room
    this.#plan = plan
    this.#saving = new Saving({
      doc: this.doc,
      now: plan.now ?? Date.now,
      originOf: ({ origin }) => {
        if (this.#isServers(origin)) return 'server'
        return origin === this ? 'copy' : 'here'
      },
      online: () => this.#view.state.kind === 'live',
      keeps: () => this.#view.keeps,
      onChange: () => this.#change({ saved: this.#saving.state }),
      onCommitted: () => this.#committed(),
    })
    this.#view = unopened(plan.access)
    this.doc.on('beforeObserverCalls', (transaction: Y.Transaction) => this.#guard(transaction))
    this.doc.on('update', (update: Uint8Array, origin: unknown) => this.#keep(update, origin))
  }

  readonly view = (): RoomView => this.#view

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The editor that shows this room, so that edits of others come between two of its own acts. */
  readonly setWriter = (writer: Writer | null): void => {
    this.#writer = writer
  }

  /**
   * Reads the copy on this device, or the text from the server where there is none, then goes on line;
   * the ticket is fetched meanwhile.
   */
  async open(): Promise<void> {
    const ticket = this.#askTicket()
    ticket.catch(() => undefined)
    await this.#openCopy()
    if (!this.#view.ready) await this.#fetchHead()
    if (!this.#closed) await this.#connect(ticket)
  }

  /** Tries at once instead of waiting: the network is back, or the person asks. */
  retry(): void {
    const { kind } = this.#view.state
    if (kind === 'away' || kind === 'refused') void this.#connect()
  }

  /** The device has no network: the line is dead, though the browser may take minutes to say so. */
  lineLost(): void {
    if (this.#view.state.kind === 'live') this.#line?.hangUp()
  }

  /** The tab may be gone in a moment. */
  flush(): Promise<void> {
    this.#line?.flush()
    return this.#store?.flush() ?? Promise.resolve()
  }

  /** What other tabs of this person have written while nobody could tell us. */
  pull(): void {
    this.#store?.pull().catch(() => undefined)
  }

  /** Texts that only this device has. */
  unsavedTexts(): string[] {
    const { unacknowledged } = this.#saving
    return unsavedRuns(this.doc, (client) => unacknowledged.committedClock(client))
  }

  /** Removes the copy from this device: the person has taken the text, or does not want it (C6). */
  async discard(): Promise<void> {
    const store = this.#store
    this.#store = null
    await store?.remove().catch(() => undefined)
  }

  close(): void {
    if (this.#closed) return
    void this.flush()
    this.#closed = true
    clearTimeout(this.#timer)
    this.#saving.stop()
    this.#line?.destroy()
    this.#store?.close()
    this.awareness.destroy()
    this.doc.destroy()
    this.#listeners.clear()
  }

  async #openCopy(): Promise<void> {
    try {
      const store = await LocalStore.open({
        name: this.#plan.copy,
        tab: String(this.doc.clientID),
        mark: () => this.#saving.unacknowledged.encode(),
        whole: () => Y.encodeStateAsUpdate(this.doc),
        onOthers: (updates) => this.#apply(updates),
        onTrouble: (trouble) => this.#keeping(trouble),
      })
      const { updates, marks, access } = await store.load()
      if (this.#closed) store.close()
      for (const mark of marks.values()) this.#saving.unacknowledged.restore(mark)
      this.#apply(updates)
      this.#store = store
      const known = updates.length > 0 || access !== null
      this.#change({ ready: known, access: access ?? this.#view.access })
    } catch {
      // A browser without storage (or with a full disk) can still write on line.
      this.#keeping('blocked')
    }
    this.#saving.refresh()
  }

  /** The text can be read and written before there is a line; with one, this would be its first frame. */
  async #fetchHead(): Promise<void> {
    try {
      const head = await Promise.race([this.#plan.askHead?.(), pause(patience)])
      if (this.#closed || head?.room !== this.#plan.room) return
      const fill = () => replayInto(this.doc, head.stored, head.rows)
      Y.transact(this.doc, fill, replayOrigin, false)
      this.#change({ ready: true })
      this.#saving.refresh()
    } catch {
      // The line brings the text, or says why not.
    }
  }

  /** Whether a Yjs origin means "the server has this". */
  #isServers(origin: unknown): boolean {
    return origin === replayOrigin || (this.#line?.isOrigin(origin) ?? false)
  }

  #apply(updates: readonly Uint8Array[]): void {
    if (this.#closed || updates.length === 0) return
    this.#writer?.settle()
    Y.transact(
      this.doc,
      () => {
        for (const update of updates) Y.applyUpdate(this.doc, update, this)
      },
      this,
      false,
    )
  }

  #keep(update: Uint8Array, origin: unknown): void {
    if (origin !== this) this.#store?.add(update, !this.#isServers(origin))
  }

  #committed(): void {
    const store = this.#store
    store?.markSoon()
    if (this.#saving.unacknowledged.isEmpty) void store?.forgetOlderMarks()
  }

  #keeping(trouble: StorageTrouble | null): void {
    this.#change({ keeps: trouble === null, trouble })
    this.#saving.refresh()
  }

  #guard(transaction: Y.Transaction): void {
    if (this.#view.foreign || transaction.changed.size === 0) return
    if (bringsForeignParts(transaction)) this.#change({ foreign: true })
  }

  #askTicket(): Promise<Ticket> {
    return this.#plan.askTicket(this.doc.clientID)
  }

  async #connect(asked = this.#askTicket()): Promise<void> {
    clearTimeout(this.#timer)
    const attempt = ++this.#attempt
    this.#become({ kind: 'connecting' })
    try {
      const { ticket, room, access } = await asked
      if (this.#closed || attempt !== this.#attempt) return
      this.#ticket = ticket
      this.#change({ access })
      if (room === this.#plan.room) this.#ring()
      else this.#moved(room)
    } catch (error) {
      if (!this.#closed && attempt === this.#attempt) this.#take(afterTicketError(error))
    }
  }

  #ring(): void {
    this.#timer = setTimeout(() => this.#giveUp(), patience)
    this.#line ??= this.#newLine()
    this.#line.connect()
  }

  #newLine(): Line {
    return new Line({
      room: this.#plan.room,
      url: this.#plan.url,
      doc: this.doc,
      awareness: this.awareness,
      ticket: () => this.#ticket,
      writer: () => this.#writer,
      onSent: (frame) => this.#saving.sent(frame),
      onReceived: (frame) => {
        if (frame.kind === 'step2') this.#arrived()
        this.#saving.received(frame)
      },
      onClosed: (code, denied) => this.#hungUp(code, denied),
      webSocket: this.#plan.webSocket,
    })
  }

  /** The line neither opened nor closed: a proxy that swallows, a server that hangs. */
  #giveUp(): void {
    if (this.#view.state.kind !== 'connecting') return
    if (!this.#line?.hangUp()) this.#hungUp(lineLost, false)
  }

  #arrived(): void {
    if (this.#view.state.kind === 'live') return
    clearTimeout(this.#timer)
    this.#failures = 0
    this.#store?.setAccess(this.#view.access)
    this.#change({ state: { kind: 'live' }, ready: true })
    this.#saving.refresh()
  }

  #hungUp(code: number, denied: boolean): void {
    if (this.#closed) return
    clearTimeout(this.#timer)
    this.#saving.lineLost()
    const { kind } = this.#view.state
    if (kind !== 'live') this.#failures += 1
    if (kind === 'live' || kind === 'connecting') {
      this.#take(denied ? { do: 'ask again' } : afterClose(code))
    }
  }

  #take(step: Step): void {
    if (step.do === 'stop') this.#stop(step.why)
    else if (step.do === 'refuse') this.#refuse(step.why)
    else if (step.do === 'come back') this.#comeBack(step.why)
    // Once at once; a server that goes on refusing what its api allows gets pauses.
    else if (this.#failures <= 1) void this.#connect()
    else this.#comeBack('line')
  }

  #comeBack(why: AwayReason): void {
    this.#become({ kind: 'away', why })
    // Without a network the browser tells when it is back; asking meanwhile only drains a battery.
    const pause = this.#plan.hasNetwork?.() === false ? withoutNetwork : 0
    const after = pause + comeBackAfter(this.#plan.random ?? Math.random)
    this.#timer = setTimeout(() => void this.#connect(), after)
  }

  #refuse(why: RefusedReason): void {
    this.#become({ kind: 'refused', why })
    const settled = this.#saving.unacknowledged.isEmpty
    if (why !== 'signed out' && settled) void this.discard()
  }

  #stop(why: StoppedReason): void {
    this.#become({ kind: 'stopped', why })
    if (why === 'replaced' && this.#view.movedTo === null) void this.#askWhere()
  }

  /** The text lives in another room now; the ticket call knows its name. */
  async #askWhere(): Promise<void> {
    try {
      const { room } = await this.#askTicket()
      if (room !== this.#plan.room) this.#change({ movedTo: room })
    } catch {
      // The person can reload the page, which asks as well.
    }
  }

  #moved(room: string): void {
    this.#change({ movedTo: room })
    this.#stop('replaced')
  }

  #become(state: RoomState): void {
    this.#change({ state })
    this.#saving.refresh()
  }

  #change(part: Partial<RoomView>): void {
    if (this.#closed) return
    this.#view = { ...this.#view, ...part }
    for (const listener of this.#listeners) listener()
  }
}
