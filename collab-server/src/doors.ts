import { once } from 'node:events'
import { IncomingMessage, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { handover } from '@chapterhouse/shared/sync/handover'
import { createSocketServer } from './gate/room-socket.ts'
import { addressOf, createUpgrade, type Upgrade } from './gate/upgrade.ts'
import { createHealth } from './health.ts'
import type { House } from './house.ts'
import type { CollabOptions } from './options.ts'
import { safely } from './safe.ts'
import { createHandlers } from './session/handle.ts'
import { Session } from './session/session.ts'
import type { Sessions } from './session/sessions.ts'

export interface Doors {
  readonly port: number
  /** Takes a socket that somebody else's listener let in, with what is said about it. */
  readonly adopt: (said: unknown, socket: Socket) => void
  /** Lets nobody in any more; who is in stays. */
  readonly close: () => void
}

const expectProgress = (session: Session, { limits }: House): void => {
  const ticket = setTimeout(() => {
    if (session.stage.at === 'waiting') session.close('ticket')
  }, limits.ticketPatience)
  const room = setTimeout(() => {
    if (session.stage.at === 'joining') session.close('storage')
  }, limits.ticketPatience + limits.joinPatience)
  session.onceClosed(() => {
    clearTimeout(ticket)
    clearTimeout(room)
  })
}

const openUpgrade = (options: CollabOptions, house: House, sessions: Sessions): Upgrade => {
  const handlers = createHandlers(house)
  return createUpgrade({
    sockets: createSocketServer(),
    origin: options.origin,
    socketsPerAddress: house.limits.socketsPerAddress,
    onRefused: house.metrics.upgradeRefused,
    onMistake: safely(house, 'upgrade'),
    open: (socket, roomName) => {
      const onClosed = (closed: Session) => sessions.remove(closed)
      const session = new Session({ socket, roomName, house, handlers, onClosed })
      sessions.add(session)
      expectProgress(session, house)
    },
  })
}

const listenOn = async (server: Server, { host, port }: CollabOptions): Promise<number> => {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : port
}

const adopter =
  (upgrade: Upgrade) =>
  (said: unknown, socket: Socket): void => {
    const told = handover.safeParse(said).data
    if (told === undefined) {
      socket.destroy()
      return
    }
    const { url, headers, address } = told
    const request = Object.assign(new IncomingMessage(socket), { method: 'GET', url, headers })
    upgrade.handle({ request, socket, head: Buffer.from(told.head, 'base64'), address })
  }

/** Opens the port: health over HTTP, rooms over sockets. */
export const openDoors = async (
  options: CollabOptions,
  house: House,
  sessions: Sessions,
): Promise<Doors> => {
  const server = createHealth(house)
  const upgrade = openUpgrade(options, house, sessions)
  server.on('upgrade', (request, socket, head) =>
    upgrade.handle({ request, socket, head, address: addressOf(request) }),
  )
  const port = await listenOn(server, options)
  return {
    port,
    adopt: adopter(upgrade),
    close: () => {
      upgrade.stop()
      server.close()
    },
  }
}
