import type { Extension, onAuthenticatePayload } from '@hocuspocus/server'
import type { Context } from '../session/join.ts'

/** The ticket was read before Hocuspocus saw the socket; it only learns what the socket may do. */
export const admit: Extension = {
  extensionName: 'admit',
  onAuthenticate: async ({ context, connectionConfig }: onAuthenticatePayload<Context>) => {
    connectionConfig.readOnly = !context.session.writable
  },
}
