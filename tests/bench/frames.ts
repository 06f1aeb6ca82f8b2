import * as encoding from 'lib0/encoding'

/** The two protocols of the field: y-websocket's frames, and Hocuspocus' with the room in front. */
export type Protocol = 'hocuspocus' | 'y-websocket'

export interface Frames {
  /** Bytes before the message type in every frame of the room. */
  readonly prefix: number
  readonly auth: (token: string) => Uint8Array
  readonly step1: () => Uint8Array
  readonly step2: (update: Uint8Array) => Uint8Array
  readonly update: (update: Uint8Array) => Uint8Array
  readonly awareness: (states: Uint8Array) => Uint8Array
}

const bytes = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const emptyStateVector = new Uint8Array([0])
/** An update that says nothing. */
export const emptyUpdate = new Uint8Array([0, 0])

/** Encoders for one room; no document behind them, so that a load client costs little. */
export const framesOf = (protocol: Protocol, room: string): Frames => {
  const head = protocol === 'hocuspocus' ? bytes((e) => encoding.writeVarString(e, room)) : null
  const frame = (type: number, write: (encoder: encoding.Encoder) => void) =>
    bytes((encoder) => {
      if (head) encoding.writeUint8Array(encoder, head)
      encoding.writeVarUint(encoder, type)
      write(encoder)
    })
  const sync = (step: number) => (payload: Uint8Array) =>
    frame(0, (encoder) => {
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, payload)
    })
  return {
    prefix: head?.length ?? 0,
    auth: (token) =>
      frame(2, (encoder) => {
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarString(encoder, token)
        encoding.writeVarString(encoder, '4.7.0')
      }),
    step1: () => sync(0)(emptyStateVector),
    step2: sync(1),
    update: sync(2),
    awareness: (states) => frame(1, (encoder) => encoding.writeVarUint8Array(encoder, states)),
  }
}

/** Where a typed letter stands: after the writer's last one, else at the start of a text. */
export interface Letter {
  readonly client: number
  readonly clock: number
  /** Clock of the letter before it, by the same client; null for the first of all. */
  readonly after: number | null
  readonly text: { readonly client: number; readonly clock: number }
  readonly letter: string
}

const contentString = 4
const hasOrigin = 0x80

/** A Yjs update (V1) that inserts one letter. */
export const insertLetter = ({ client, clock, after, text, letter }: Letter): Uint8Array =>
  bytes((encoder) => {
    for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, contentString | (after === null ? 0 : hasOrigin))
    const place = after === null ? [0, text.client, text.clock] : [client, after]
    for (const number of place) encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, letter)
    encoding.writeVarUint(encoder, 0)
  })

/** A Yjs update (V1) that deletes one letter. */
export const deleteLetter = (client: number, clock: number): Uint8Array =>
  bytes((encoder) => {
    for (const number of [0, 1, client, 1, clock, 1]) encoding.writeVarUint(encoder, number)
  })

/** What y-prosemirror puts into awareness with every key: a person and a caret, about 250 bytes. */
export const caretState = (client: number, count: number, clock: number): Uint8Array =>
  bytes((encoder) => {
    const at = { type: null, tname: null, item: { client, clock }, assoc: 0 }
    const user = { name: `Test User ${client}`, color: '#958DF1' }
    for (const number of [1, client, count]) encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, JSON.stringify({ user, cursor: { anchor: at, head: at } }))
  })
