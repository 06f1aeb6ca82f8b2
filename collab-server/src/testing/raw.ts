import { once } from 'node:events'
import type { TicketClaims } from '@chapterhouse/shared/sync/ticket'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { messageType, prefixOf } from '../gate/frame.ts'
import { until } from './until.ts'
import { sign } from './world.ts'

/** A frame the server sent. */
export interface Sent {
  readonly type: number
  /** Of a sync frame: 0 step 1, 1 step 2, 2 update. Of a SyncStatus: 1 saved, 0 not. */
  readonly step: number
  readonly payload: Uint8Array
}

/** A socket that sends whatever a test wants. */
export interface Raw {
  readonly socket: WebSocket
  readonly sent: Sent[]
  /** Saved or not, for each acknowledgement in order. */
  readonly acks: () => boolean[]
  readonly code: () => number | null
  readonly closedWith: (code: number) => Promise<void>
  readonly send: (bytes: Uint8Array) => void
  readonly auth: (ticket: string) => void
  readonly update: (update: Uint8Array) => void
  /** A SyncStep2: what it had when it came. */
  readonly first: (update: Uint8Array) => void
  readonly awareness: (clientId: number, state: unknown, clock?: number) => void
  readonly stepOne: () => void
  /** Waits until the server has asked for what we have. */
  readonly ready: () => Promise<void>
  readonly close: () => void
}

const readSent = (data: Uint8Array): Sent | null => {
  if (data.length === 1) return null
  const decoder = decoding.createDecoder(data)
  decoding.readVarString(decoder)
  const type = decoding.readVarUint(decoder)
  const isSync = type === messageType.sync || type === messageType.syncReply
  const step = isSync || type === messageType.syncStatus ? decoding.readVarUint(decoder) : -1
  const payload =
    isSync || type === messageType.awareness
      ? decoding.readVarUint8Array(decoder)
      : new Uint8Array()
  return { type, step, payload }
}

export interface RawParts {
  readonly port: number
  readonly room: string
  readonly origin?: string | null
  readonly headers?: Record<string, string>
}

export const openRaw = ({ port, room, origin, headers = {} }: RawParts): Raw => {
  const given = origin === null ? {} : { origin: origin ?? `http://127.0.0.1:${port}` }
  const socket = new WebSocket(`ws://127.0.0.1:${port}/collab/${room}`, { ...given, headers })
  const prefix = prefixOf(room)
  const sent: Sent[] = []
  let code: number | null = null
  socket.on('message', (data: Buffer) => {
    const frame = readSent(data)
    if (frame) sent.push(frame)
  })
  socket.on('close', (closed) => {
    code = closed
  })
  socket.on('error', () => {})
  const frame = (write: (encoder: encoding.Encoder) => void) =>
    encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, prefix)
      write(encoder)
    })
  const send = (bytes: Uint8Array) => socket.send(bytes)
  const syncFrame = (step: number, payload: Uint8Array) =>
    frame((encoder) => {
      encoding.writeVarUint(encoder, messageType.sync)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, payload)
    })
  return {
    socket,
    sent,
    acks: () =>
      sent.filter(({ type }) => type === messageType.syncStatus).map(({ step }) => step === 1),
    code: () => code,
    closedWith: (wanted) => until(`closed with ${wanted}, not ${code}`, () => code === wanted),
    send,
    auth: (ticket) =>
      send(
        frame((encoder) => {
          encoding.writeVarUint(encoder, messageType.auth)
          encoding.writeVarUint(encoder, 0)
          encoding.writeVarString(encoder, ticket)
        }),
      ),
    update: (update) => send(syncFrame(2, update)),
    first: (update) => send(syncFrame(1, update)),
    stepOne: () => send(syncFrame(0, Y.encodeStateVector(new Y.Doc()))),
    awareness: (clientId, state, clock = 1) =>
      send(
        frame((encoder) => {
          encoding.writeVarUint(encoder, messageType.awareness)
          const update = encoding.encode((inner) => {
            encoding.writeVarUint(inner, 1)
            encoding.writeVarUint(inner, clientId)
            encoding.writeVarUint(inner, clock)
            encoding.writeVarString(inner, JSON.stringify(state))
          })
          encoding.writeVarUint8Array(encoder, update)
        }),
      ),
    ready: () =>
      until('the server asks for our state', () =>
        sent.some(({ type, step }) => type === messageType.sync && step === 0),
      ),
    close: () => socket.terminate(),
  }
}

/** A raw socket that is past its ticket and in its room. */
export const enterRaw = async (
  port: number,
  claims: TicketClaims,
  more: Partial<RawParts> = {},
): Promise<Raw> => {
  const raw = openRaw({ port, room: claims.room, ...more })
  await once(raw.socket, 'open')
  raw.auth(await sign(claims))
  raw.stepOne()
  await raw.ready()
  return raw
}
