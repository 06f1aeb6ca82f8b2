import { Socket } from 'node:net'

// Milliseconds until a socket that nobody took is let go.
const PATIENCE = 5_000
const AWAY = 'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'

/**
 * Passes a browser's socket that api hands over on to the collab-server; only who started both has a
 * channel to each. A collab-server that is not there is answered 503: the browser comes again.
 *
 * @param {unknown} message what api said beside the socket; anything else is not for us
 * @param {unknown} socket
 * @param {import('node:child_process').ChildProcess | null | undefined} collab
 */
export function passOn(message, socket, collab) {
  if (!isHandover(message) || !(socket instanceof Socket)) return
  socket.on('error', () => socket.destroy())
  // bytes that are read here do not go along
  socket.pause()
  if (!collab?.connected) {
    socket.end(AWAY)
    return
  }
  const late = setTimeout(() => socket.destroy(), PATIENCE)
  collab.send(message, socket, {}, () => {
    clearTimeout(late)
    socket.destroy()
  })
}

const isHandover = (message) => message?.type === 'handover'
