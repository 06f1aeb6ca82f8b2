import type { connectedPayload, Extension } from '@hocuspocus/server'
import type { House } from '../house.ts'
import { report } from '../safe.ts'
import type { Context } from '../session/join.ts'
import { claimClient } from '../session/presence.ts'

type Connected = connectedPayload<Context>

const welcome = async (house: House, { connection, documentName, context }: Connected) => {
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
}

/**
 * Opens the socket once its room is there; what it sent meanwhile is taken in then. Whatever goes
 * wrong is told with our code: thrown, it would reach the client as "permission denied".
 */
export const createWelcome = (house: House): Extension => ({
  extensionName: 'welcome',
  connected: async (data: Connected) => {
    try {
      await welcome(house, data)
    } catch (error) {
      report(house, 'welcome', error)
      data.context.session.close('storage')
    }
  },
})
