import type { CloseReason } from '@chapterhouse/shared/sync/close-codes'
import type { TicketClaims } from '@chapterhouse/shared/sync/ticket'
import type { Connection, Hocuspocus } from '@hocuspocus/server'
import type { WebSocket } from 'ws'
import { type Frame, prefixOf, readFrame, syncStatus } from '../gate/frame.ts'
import { type Author, authorOf } from '../gate/identity.ts'
import { Allowance } from '../gate/rate.ts'
import type { House } from '../house.ts'
import type { Stream } from '../journal/row.ts'
import type { Room } from '../rooms/room.ts'
import { report } from '../safe.ts'
import { Acks } from './acks.ts'
import { Held } from './held.ts'
import { Outlet } from './outlet.ts'

type ClientConnection = ReturnType<Hocuspocus['handleConnection']>

/** What a socket is at; each stage knows what the ones before it found out. */
export type Stage =
  | { readonly at: 'waiting' }
  | { readonly at: 'joining'; readonly claims: TicketClaims }
  | {
      readonly at: 'open'
      readonly claims: TicketClaims
      readonly room: Room
      readonly connection: Connection
    }
  | { readonly at: 'leaving'; readonly claims: TicketClaims }
  | { readonly at: 'closed' }

export type Open = Extract<Stage, { at: 'open' }>

/** What a session does with what it receives; passed in, so that this file knows no protocol. */
export interface Handlers {
  readonly join: (session: Session, ticket: string) => Promise<void>
  readonly handle: (session: Session, open: Open, frame: Frame) => Promise<void> | void
}

export interface SessionParts {
  readonly socket: WebSocket
  readonly roomName: string
  readonly house: House
  readonly handlers: Handlers
  readonly onClosed: (session: Session) => void
}

/** Raw bytes are kept beside a frame: Hocuspocus answers SyncStep1 itself, and wants them whole. */
export interface Received {
  readonly frame: Frame
  readonly data: Uint8Array
}

/** One socket: one person in one room. */
export class Session {
  readonly roomName: string
  readonly prefix: Uint8Array
  readonly outlet: Outlet
  readonly acks: Acks
  readonly stream: Stream = { failed: false }
  readonly held: Held
  /** It has sent what it had when it came in. */
  synced = false
  /** The Yjs client id it writes under; bound by the ticket or by the first one seen. */
  clientId: number | null = null
  /** False = updates change nothing; may be lowered at any time, never raised. */
  writable = false
  stage: Stage = { at: 'waiting' }
  /** Kept after the socket closed, for frames that came before. */
  claims: TicketClaims | null = null
  readonly #parts: SessionParts
  readonly #frames: Allowance
  readonly #bytes: Allowance
  readonly #syncs: Allowance
  #queue: Received[] = []
  #pumping = false
  #clientConnection: ClientConnection | null = null
  #missedPings = 0
  readonly #afterwards: (() => void)[] = []
  #markSettled: () => void = () => {}
  /** Resolves when the socket is in its room, or closed. */
  readonly settled = new Promise<void>((resolve) => {
    this.#markSettled = resolve
  })

  constructor(parts: SessionParts) {
    const { limits, clock } = parts.house
    this.#parts = parts
    this.roomName = parts.roomName
    this.prefix = prefixOf(parts.roomName)
    this.outlet = new Outlet(parts.socket, this.prefix.length, {
      limits: limits.outlet,
      onHocuspocusClose: () => this.close('badData'),
    })
    this.held = new Held(limits.heldPatience, () => this.close('badData'))
    this.onceClosed(() => this.held.release())
    this.acks = new Acks((saved) => this.outlet.send(syncStatus(this.prefix, saved)))
    const now = clock.now()
    const rate = (perSecond: number, burst: number) => new Allowance({ perSecond, burst }, now)
    this.#frames = rate(limits.framesPerSecond, limits.frameBurst)
    this.#bytes = rate(limits.bytesPerSecond, limits.byteBurst)
    this.#syncs = rate(limits.syncsPerSecond, limits.syncBurst)
    parts.socket.on('message', (data, isBinary) => this.#guard(() => this.#receive(data, isBinary)))
    parts.socket.on('pong', () => {
      this.#missedPings = 0
    })
    // a broken or oversized frame: ws closes the socket itself
    parts.socket.on('error', () => parts.house.metrics.refused('badData'))
    parts.socket.on('close', () => this.#guard(() => this.#gone()))
  }

  get author(): Author | null {
    return this.claims ? authorOf(this.claims) : null
  }

  /** Runs when the socket is closed, at once if it is. */
  onceClosed(act: () => void): void {
    if (this.stage.at === 'closed') act()
    else this.#afterwards.push(act)
  }

  /** The ticket was good: nothing but the room is missing. */
  begin(claims: TicketClaims): void {
    this.stage = { at: 'joining', claims }
    this.claims = claims
    this.writable = claims.access === 'write'
  }

  /** Hands the socket to Hocuspocus, which loads the document and then calls `opened`. */
  attach(connection: ClientConnection): void {
    this.#clientConnection = connection
  }

  opened(room: Room, connection: Connection): void {
    if (this.stage.at !== 'joining') return
    this.stage = { at: 'open', claims: this.stage.claims, room, connection }
    // whatever Hocuspocus gives up on must not stay half open
    connection.onClose(() => this.close('badData'))
    this.#markSettled()
    void this.#pump()
  }

  /** Gives a frame to Hocuspocus as it came. */
  passOn(data: Uint8Array): void {
    this.#clientConnection?.handleMessage(data)
  }

  /** Closes with our code. What is already on its way into the journal is still written. */
  close(reason: CloseReason): void {
    if (this.stage.at === 'closed') return
    this.#parts.house.metrics.refused(reason)
    this.outlet.closeFor(reason)
    this.#queue = []
    this.#gone()
  }

  /** The client said goodbye. */
  end(): void {
    this.#parts.socket.close(1000)
    this.#gone()
  }

  /** Takes nothing more in, sees its last frames committed, then closes. */
  async leave(reason: CloseReason): Promise<void> {
    if (this.stage.at === 'closed' || this.stage.at === 'leaving') return
    this.writable = false
    if (this.stage.at !== 'open') return this.close(reason)
    this.stage = { at: 'leaving', claims: this.stage.claims }
    this.#queue = []
    let patience: NodeJS.Timeout | undefined
    const enough = new Promise<void>((resolve) => {
      patience = setTimeout(resolve, this.#parts.house.limits.drain)
    })
    await Promise.race([this.acks.empty(), enough])
    clearTimeout(patience)
    this.close(reason)
  }

  /** Called every ping interval. */
  beat(now: number): void {
    this.#guard(() => this.#beat(now))
  }

  #beat(now: number): void {
    this.outlet.checkPatience(now)
    if (++this.#missedPings > 2) this.#parts.socket.terminate()
    else this.#parts.socket.ping()
    // browsers do not see pings, and the provider gives up on a silent socket after 30 s
    this.outlet.send(new Uint8Array([9]))
  }

  /** What is queued stays: it came before the line broke, and is written like the rest. */
  #gone(): void {
    if (this.stage.at === 'closed') return
    this.stage = { at: 'closed' }
    this.#clientConnection?.handleClose()
    this.#clientConnection = null
    this.#markSettled()
    for (const act of this.#afterwards.splice(0)) act()
    this.#parts.onClosed(this)
  }

  #receive(data: unknown, isBinary: boolean) {
    if (this.stage.at === 'leaving' || this.stage.at === 'closed') return
    if (!isBinary || !Buffer.isBuffer(data)) return this.close('badData')
    const frame = readFrame(data, this.prefix)
    if (frame.kind === 'bad') return this.close('badData')
    if (frame.kind === 'ignored') return
    if (!this.#affords(frame, data.length)) return this.close('rate')
    if (frame.kind === 'auth') {
      // a second one is an honest provider's token refresh; the ticket it came with stays
      if (this.stage.at === 'waiting') void this.#parts.handlers.join(this, frame.ticket)
      return
    }
    this.#queue.push({ frame, data })
    if (this.#queue.length + this.acks.waiting > this.#parts.house.limits.queue) {
      return this.close('rate')
    }
    void this.#pump()
  }

  /** A mistake of ours in an event of one socket would end the process, and everybody's with it. */
  #guard(act: () => void): void {
    try {
      act()
    } catch (error) {
      report(this.#parts.house, 'socket', error)
      this.close('storage')
    }
  }

  #affords(frame: Frame, size: number): boolean {
    const now = this.#parts.house.clock.now()
    // the first sync is as large as it is; its own limit is that of an update
    const bytes = frame.kind === 'update' && frame.first ? 0 : size
    const frames = this.#frames.take(1, now) && this.#bytes.take(bytes, now)
    return frames && (frame.kind !== 'stepOne' || this.#syncs.take(1, now))
  }

  async #pump(): Promise<void> {
    if (this.#pumping || this.stage.at !== 'open') return
    this.#pumping = true
    const { stage } = this
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      if (next.frame.kind === 'stepOne') this.passOn(next.data)
      else await this.#parts.handlers.handle(this, stage, next.frame)
    }
    this.#pumping = false
  }
}
