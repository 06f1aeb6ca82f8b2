import type { Hocuspocus } from '@hocuspocus/server'
import { buildHouse } from './build.ts'
import { type Doors, openDoors } from './doors.ts'
import { admit } from './extensions/admit.ts'
import { createLoad } from './extensions/load.ts'
import { createWelcome } from './extensions/welcome.ts'
import { createHistory } from './history/history.ts'
import { createHocuspocus } from './hocuspocus.ts'
import { listen } from './notices/listen.ts'
import { createWatch } from './notices/watch.ts'
import type { CollabOptions } from './options.ts'
import { safely } from './safe.ts'
import { Sessions } from './session/sessions.ts'
import { createStop } from './stop.ts'
import { startTimers } from './timers.ts'

export interface CollabServer {
  readonly port: number
  /** Takes a browser's socket from api (see `shared/sync/handover.ts`). */
  readonly adopt: Doors['adopt']
  /** Closes sockets with 1012, writes what waits, and ends; true when everything was written. */
  readonly stop: () => Promise<boolean>
  /** Logs and counts a mistake of ours that nothing caught. */
  readonly report: (error: unknown) => void
}

/** Opens the collab-server. Rejects when the port is taken. */
export const createCollabServer = async (options: CollabOptions): Promise<CollabServer> => {
  const sessions = new Sessions()
  const house = await buildHouse(options, {
    sessions,
    hocuspocus: () => hocuspocus,
    onCommitted: (rows) => history.committed(rows),
    onBack: () => watch.lookAtAll().catch(safely(house, 'lookAtAll')),
  })
  const watch = createWatch(house, sessions)
  const history = createHistory(house, options.rollUp)
  const onFailed = (roomName: string, reason: 'storage' | 'noAccess' | 'replaced') =>
    sessions.turnAway(roomName, reason)

  // a document's life on this node, in its order
  const hocuspocus: Hocuspocus = createHocuspocus([
    admit,
    createLoad({ house, onFailed, onLoaded: history.loaded, onUnloaded: history.unloaded }),
    createWelcome(house),
  ])

  const doors = await openDoors(options, house, sessions)
  const listening = listen({
    url: options.databaseUrl,
    onNotice: watch.onNotice,
    onListening: () => watch.lookAtAll().catch(safely(house, 'lookAtAll')),
    onProblem: (err) => house.log.warn({ err }, 'no notices'),
  })
  const stopTimers = startTimers(house, sessions, watch)
  const stop = createStop({ house, sessions, doors, listening, history, stopTimers })
  return { port: doors.port, adopt: doors.adopt, stop, report: safely(house, 'process') }
}
