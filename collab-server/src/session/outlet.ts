import { type CloseReason, closeCodes } from '@chapterhouse/shared/sync/close-codes'
import type { WebSocketLike } from '@hocuspocus/server'
import { WebSocket } from 'ws'
import { messageType } from '../gate/frame.ts'

export interface OutletLimits {
  /** Bytes a client may leave unread. */
  readonly most: number
  /** Bytes it may leave unread for `patience` ms. */
  readonly much: number
  readonly patience: number
}

export const outletLimits: OutletLimits = {
  most: 32 * 1024 * 1024,
  much: 8 * 1024 * 1024,
  patience: 5_000,
}

/**
 * The way out to one client, in the shape Hocuspocus wants. Nothing leaves after it was closed, and
 * no document bytes before the server's SyncStep1.
 */
export class Outlet implements WebSocketLike {
  readonly #socket: WebSocket
  readonly #prefixLength: number
  readonly #limits: OutletLimits
  readonly #onHocuspocusClose: () => void
  #closed = false
  #askedFirst = false
  #crowdedSince: number | null = null

  constructor(
    socket: WebSocket,
    prefixLength: number,
    parts: { readonly limits: OutletLimits; readonly onHocuspocusClose: () => void },
  ) {
    this.#socket = socket
    this.#prefixLength = prefixLength
    this.#limits = parts.limits
    this.#onHocuspocusClose = parts.onHocuspocusClose
  }

  get readyState(): number {
    return this.#closed ? WebSocket.CLOSED : this.#socket.readyState
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (!(data instanceof Uint8Array) || this.#closed || this.#holdsBack(data)) return
    if (this.#socket.readyState !== WebSocket.OPEN) return
    this.#socket.send(data)
    if (this.#socket.bufferedAmount > this.#limits.most) this.#socket.terminate()
  }

  /** Hocuspocus closes only for reasons of its own; ours go through `closeFor`. */
  close(): void {
    this.#onHocuspocusClose()
  }

  closeFor(reason: CloseReason): void {
    if (this.#closed) return
    this.#closed = true
    this.#socket.close(closeCodes[reason], reason)
  }

  /** Drops a client that reads too slowly; called now and then. */
  checkPatience(now: number): void {
    if (this.#socket.bufferedAmount <= this.#limits.much) this.#crowdedSince = null
    else this.#crowdedSince ??= now
    if (this.#crowdedSince !== null && now - this.#crowdedSince > this.#limits.patience) {
      this.#socket.terminate()
    }
  }

  /**
   * Yjs would collect, before it could be sent, what was typed offline into a paragraph that was
   * deleted meanwhile; so the server asks first. What is held back is in the SyncStep2 that follows.
   */
  #holdsBack(data: Uint8Array): boolean {
    const type = data[this.#prefixLength]
    if (type !== messageType.sync && type !== messageType.syncReply) return false
    if (data[this.#prefixLength + 1] === 0) this.#askedFirst = true
    return !this.#askedFirst
  }
}
