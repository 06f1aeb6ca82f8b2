import type { PackedHead } from '@chapterhouse/shared/sync/head-packing'
import type { Access } from '@chapterhouse/shared/sync/ticket'
import type { RoomState } from './room-state.ts'
import type { SavedState } from './saved-state.ts'
import type { StorageTrouble } from './storage-trouble.ts'
import type { AskTicket } from './ticket.ts'

export interface RoomPlan {
  /** Name of the room, in the address and in every frame. */
  readonly room: string
  readonly url: string
  /** Name of the copy on this device: one for each person and room. */
  readonly copy: string
  readonly askTicket: AskTicket
  /** The text as the server has it, for a device without a copy. Without it the line brings it. */
  readonly askHead?: () => Promise<PackedHead>
  /** What the page said last, for opening it without a server. */
  readonly access: Access
  /** What the browser says of the network; only a no is believed. */
  readonly hasNetwork?: () => boolean
  readonly now?: () => number
  readonly random?: () => number
  /** The WebSocket class; a test passes its own. */
  readonly webSocket?: unknown
}

/** What an editor tells its room. */
export interface Writer {
  /** Takes in what the browser has done to the text and the caret and not yet told. */
  readonly settle: () => void
}

/** What the interface shows of a room; a new value whenever something changed. */
export interface RoomView {
  readonly state: RoomState
  /** The text is here, from this device or from the server; before that nothing may be typed. */
  readonly ready: boolean
  readonly access: Access
  readonly saved: SavedState
  /** This device keeps what is typed. */
  readonly keeps: boolean
  /** Why it does not; null while it does. */
  readonly trouble: StorageTrouble | null
  /** The page holds something this version does not know; it may be shown, not edited. */
  readonly foreign: boolean
  /** The room to go to, once this one was replaced. */
  readonly movedTo: string | null
}

/** A page of which nothing is known yet but what the list said. */
export const unopened = (access: Access): RoomView => ({
  state: { kind: 'opening' },
  ready: false,
  access,
  saved: { kind: 'saved' },
  keeps: true,
  trouble: null,
  foreign: false,
  movedTo: null,
})
