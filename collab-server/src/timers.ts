import type { House } from './house.ts'
import type { Watch } from './notices/watch.ts'
import { safely } from './safe.ts'
import type { Sessions } from './session/sessions.ts'

/** What happens by the clock; call the answer to stop it. */
export const startTimers = (house: House, sessions: Sessions, watch: Watch): (() => void) => {
  const beat = setInterval(() => {
    const now = Date.now()
    for (const session of sessions.all()) session.beat(now)
  }, house.limits.ping)
  const recheck = setInterval(() => {
    watch.lookAtAll().catch(safely(house, 'recheck'))
  }, house.limits.recheck)
  return () => {
    clearInterval(beat)
    clearInterval(recheck)
  }
}
