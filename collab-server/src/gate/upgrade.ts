import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { parseRoom } from '@chapterhouse/shared/sync/room'
import type { WebSocket, WebSocketServer } from 'ws'
import { SocketCaps } from './caps.ts'
import { allowsOrigin, type OriginRule } from './origin.ts'

const reasons = {
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
} as const
type Status = keyof typeof reasons

export interface UpgradeParts {
  readonly sockets: WebSocketServer
  readonly origin: OriginRule
  readonly socketsPerAddress: number
  readonly open: (socket: WebSocket, roomName: string) => void
  readonly onRefused: (status: number) => void
  readonly onMistake: (error: unknown) => void
}

const path = /^\/collab\/([^/?#]{1,200})(?:\?.*)?$/

/** The room of `/collab/<room>`, or null. */
export const roomOfUrl = (url: string): string | null => {
  const encoded = path.exec(url)?.[1]
  if (encoded === undefined) return null
  try {
    const name = decodeURIComponent(encoded)
    return parseRoom(name) === null ? null : name
  } catch {
    return null
  }
}

/** Whose socket it is. A program in front that pipes sockets sits on loopback and adds the address last. */
export const addressOf = (request: IncomingMessage): string => {
  const peer = request.socket.remoteAddress ?? ''
  const loopback = peer === '::1' || /^(::ffff:)?127\./.test(peer)
  const told = loopback ? request.headers['x-forwarded-for'] : undefined
  return (
    String(told ?? '')
      .split(',')
      .at(-1)
      ?.trim() || peer
  )
}

const refuse = (socket: Duplex, status: Status): void => {
  socket.end(
    `HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}

/** Somebody who asks for a room, and where from. */
export interface Visit {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
  readonly address: string
}

export interface Upgrade {
  readonly handle: (visit: Visit) => void
  /** Answers 503 from now on. */
  readonly stop: () => void
}

/** The door: who comes from another site, asks for no room, or has too many sockets gets none. */
export const createUpgrade = (parts: UpgradeParts): Upgrade => {
  const addresses = new SocketCaps(parts.socketsPerAddress)
  let stopped = false
  const decide = ({ request, address }: Visit): Status | { room: string; release: () => void } => {
    if (stopped) return 503
    const room = roomOfUrl(request.url ?? '')
    if (room === null) return 404
    if (!allowsOrigin(parts.origin, request.headers)) return 403
    const release = addresses.take(address)
    return release === null ? 429 : { room, release }
  }
  const open: Upgrade['handle'] = (visit) => {
    const { request, socket, head } = visit
    const decision = decide(visit)
    if (typeof decision === 'number') {
      parts.onRefused(decision)
      return refuse(socket, decision)
    }
    socket.once('close', decision.release)
    parts.sockets.handleUpgrade(request, socket, head, (opened) =>
      parts.open(opened, decision.room),
    )
  }
  const handle: Upgrade['handle'] = (visit) => {
    const { socket } = visit
    socket.on('error', () => socket.destroy())
    try {
      open(visit)
    } catch (error) {
      parts.onMistake(error)
      socket.destroy()
    }
  }
  return { handle, stop: () => (stopped = true) }
}
