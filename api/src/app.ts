import { systemClock } from '@chapterhouse/shared/kernel/clock'
import { deriveKey } from '@chapterhouse/shared/sync/keys'
import { admin } from './admin/routes.ts'
import { assets } from './assets/routes.ts'
import { openGate } from './auth/gate.ts'
import { openIdentify } from './auth/keys/identify.ts'
import { openProof } from './auth/proof/demand.ts'
import { auth } from './auth/routes.ts'
import { openSessions } from './auth/sessions.ts'
import type { ApiOptions } from './kernel/api-options.ts'
import { type House, unfurnished } from './kernel/desk.ts'
import { openFaults } from './kernel/faults.ts'
import { openLog } from './kernel/log.ts'
import { openPaces } from './kernel/paces.ts'
import { openPasses } from './kernel/passes.ts'
import { crowded, openPasswords } from './kernel/password.ts'
import { type Api, openServer } from './kernel/server.ts'
import { openTurnstile } from './kernel/turnstile.ts'
import { mail } from './mail/routes.ts'
import { openPost } from './mail/service.ts'
import { pages } from './pages/routes.ts'
import { projects } from './projects/routes.ts'
import { users } from './users/routes.ts'

/** The api: what it is made of, lowest rank first. Not listening yet. */
export const createApi = (options: ApiOptions): Api => {
  const { settings, db, clock = systemClock, log = openLog(settings), passwordCost = 12 } = options
  const secure = settings.publicOrigin?.startsWith('https:') ?? false
  const sessions = openSessions({ db, clock, secure })
  const hashing = openTurnstile({ atOnce: 2, waiting: 100, whenFull: crowded })
  const passwords = openPasswords({ cost: passwordCost, turnstile: hashing })
  const [gate, post] = [openGate(clock), openPost(settings)]
  const house: House = {
    settings,
    db,
    clock,
    log,
    faults: openFaults(clock),
    identify: openIdentify({ db, clock, bySession: sessions.identify }),
    paces: openPaces(clock, options.paces),
    passes: openPasses({ key: deriveKey(settings.appSecret, 'guest-pass'), clock, secure }),
    passwords,
    demandProof: openProof({ db, clock, passwords, gate }),
    ...unfurnished(),
  }
  const door = { sessions, post, gate }
  const areas = [
    assets,
    users,
    mail({ post }),
    auth(door),
    projects({ post }),
    pages({ post }),
    admin,
  ]
  return openServer(house, areas, options.channel)
}
