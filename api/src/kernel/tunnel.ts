import { request as httpRequest, type IncomingMessage, STATUS_CODES } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { RequestHandler } from 'express'
import type { Log } from './log.ts'

export interface TunnelParts {
  /** `http://127.0.0.1:<port>` of the collab-server. */
  readonly target: string
  readonly log: Log
  /** Address of the person's machine, as far as TRUST_PROXY lets us believe. */
  readonly addressOf: (request: IncomingMessage) => string
}

const live = /^\/(collab|yjs)(\/|$|\?)/

/** Whether a request's path belongs to the collab-server. */
export const isLive = (url: string | undefined): boolean => live.test(url ?? '')

/** Raw header lines with our own account of where the request came from. */
const headerLines = (request: IncomingMessage, address: string): string[] => {
  const lines: string[] = []
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
    const name = request.rawHeaders[i] ?? ''
    if (!/^x-forwarded-for$/i.test(name)) lines.push(`${name}: ${request.rawHeaders[i + 1] ?? ''}`)
  }
  return [...lines, `X-Forwarded-For: ${address}`]
}

/** Answers an upgrade with a plain status, and ends the socket. */
export const refuse = (socket: Duplex, status: number): void => {
  if (socket.writable) {
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`)
  }
}

export interface Tunnel {
  /** Pipes an upgrade byte for byte; a collab-server that is not there gives 503. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** The same for plain HTTP below `/collab` and `/yjs`. */
  readonly pipe: RequestHandler
  /** Ends every open tunnel. */
  readonly close: () => void
}

export const openTunnel = (parts: TunnelParts): Tunnel => {
  const open = new Set<Duplex>()
  const keep = (stream: Duplex) => {
    open.add(stream)
    stream.once('close', () => open.delete(stream))
  }
  return {
    upgrade: (request, socket, head) => {
      keep(socket)
      // a reset by the browser is ordinary; without a listener it would end the process
      socket.on('error', () => socket.destroy())
      if (!isLive(request.url)) return refuse(socket, 404)
      const far = join(parts, { request, socket, head })
      keep(far)
    },
    pipe: pipeHttp(parts),
    close: () => {
      for (const stream of open) stream.destroy()
    },
  }
}

interface Upgrade {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
}

const join = (parts: TunnelParts, { request, socket, head }: Upgrade): Socket => {
  const { hostname, port } = new URL(parts.target)
  const far = connect({ host: hostname, port: Number(port), noDelay: true })
  const lines = headerLines(request, parts.addressOf(request))
  far.once('connect', () => {
    far.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    if (head.length > 0) far.write(head)
    if ('setNoDelay' in socket && typeof socket.setNoDelay === 'function') socket.setNoDelay(true)
    socket.pipe(far).pipe(socket)
  })
  far.once('error', (error: NodeJS.ErrnoException) => {
    parts.log.warn({ code: error.code }, 'collab-server cannot be reached')
    if (far.bytesRead === 0) refuse(socket, 503)
    else socket.destroy()
  })
  far.once('close', () => {
    socket.end()
    // a browser that never answers the end must not keep the socket
    setTimeout(() => socket.destroy(), 5_000).unref()
  })
  socket.once('close', () => far.destroy())
  return far
}

const pipeHttp =
  (parts: TunnelParts): RequestHandler =>
  (request, response, next) => {
    const { hostname, port } = new URL(parts.target)
    const headers = { ...request.headers, 'x-forwarded-for': parts.addressOf(request) }
    const path = request.originalUrl
    const far = httpRequest({ hostname, port, path, method: request.method, headers })
    far.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
      answer.once('error', () => response.destroy())
    })
    far.once('error', (cause) => {
      if (response.headersSent) response.destroy()
      else next(new Refusal('unavailable', { detail: 'Live writing is restarting', cause }))
    })
    response.once('close', () => far.destroy())
    request.pipe(far)
  }
