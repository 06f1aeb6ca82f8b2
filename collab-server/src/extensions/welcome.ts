import type { connectedPayload, Extension } from '@hocuspocus/server'
import type { House } from '../house.ts'
import type { Context } from '../session/join.ts'
import { claimClient } from '../session/presence.ts'

/** Opens the socket once its room is there; what it sent meanwhile is taken in then. */
export const createWelcome = (house: House): Extension => ({
  extensionName: 'welcome',
  connected: async ({ connection, documentName, context }: connectedPayload<Context>) => {
    const { session } = context
    const room = house.rooms.get(documentName)
    const { claims } = session
    if (room === null || claims === null) return session.close('storage')
    if (claims.clientId !== null) {
      const mine = await claimClient(session, room, claims.clientId)
      if (!mine) return session.close('badData')
      session.clientId = claims.clientId
    }
    session.opened(room, connection)
  },
})
