import type { Frame } from '../gate/frame.ts'
import type { House } from '../house.ts'
import { report } from '../safe.ts'
import { join } from './join.ts'
import { takePresence } from './presence.ts'
import type { Handlers, Open, Session } from './session.ts'
import { takeUpdate } from './updates.ts'

const handle = (house: House, on: { session: Session; open: Open }, frame: Frame) => {
  switch (frame.kind) {
    case 'update':
      return takeUpdate(house, on, frame)
    case 'awareness':
      return takePresence(on.session, on.open, frame.update)
    case 'close':
      return on.session.end()
    default:
      return undefined
  }
}

/** What sessions do with their frames; a mistake of ours costs the socket, not the process. */
export const createHandlers = (house: House): Handlers => {
  const guard = async (session: Session, act: () => Promise<void> | undefined | void) => {
    try {
      await act()
    } catch (error) {
      report(house, 'session', error)
      session.close('storage')
    }
  }
  return {
    join: (session, ticket) => guard(session, () => join(house, session, ticket)),
    handle: (session, open, frame) => guard(session, () => handle(house, { session, open }, frame)),
  }
}
