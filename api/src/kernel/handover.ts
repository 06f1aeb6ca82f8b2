import type { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Handover } from '@chapterhouse/shared/sync/handover'
import { isLive, refuse } from './tunnel.ts'

/** Our end of the channel to the process that started us, as far as sockets are concerned. */
export interface Channel {
  readonly send: (said: Handover, socket: Socket, done: (error: Error | null) => void) => void
}

export interface HandOverParts {
  readonly channel: Channel
  /** Address of the person's machine, as far as TRUST_PROXY lets us believe. */
  readonly addressOf: (request: IncomingMessage) => string
}

/** Milliseconds until a socket that nobody took is let go. */
const patience = 5_000

const handshake = /^(host|origin|upgrade|connection|user-agent|sec-websocket-.*)$/

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      handshake.test(name) && typeof value === 'string' ? [[name, value]] : [],
    ),
  )

/**
 * Gives the socket of an upgrade away, to the collab-server in the end: a pipe would cost more than the
 * writing itself. What the browser sends before it is answered, against the protocol, is lost.
 */
export const handOver =
  ({ channel, addressOf }: HandOverParts) =>
  (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy())
    const { url } = request
    if (url !== undefined && isLive(url) && socket instanceof Socket) {
      const address = addressOf(request)
      const headers = headersOf(request)
      give(channel, socket, {
        type: 'handover',
        url,
        headers,
        head: head.toString('base64'),
        address,
      })
    } else refuse(socket, 404)
  }

const give = (channel: Channel, socket: Socket, said: Handover): void => {
  // bytes that are read here do not go along
  socket.pause()
  // our listener would wait, when it closes, for word from the process that has the socket
  Object.assign(socket, { server: null })
  const late = setTimeout(() => socket.destroy(), patience)
  channel.send(said, socket, (error) => {
    clearTimeout(late)
    if (error) refuse(socket, 503)
    // what is left of it here: the listener counts it until then
    socket.destroy()
  })
}
