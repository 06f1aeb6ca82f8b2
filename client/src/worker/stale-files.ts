import { reach } from '../kernel/reach.ts'

const key = 'chapterhouse.reloaded'
/** Within this time a second failure is no old release but a real one, and is shown. */
const once = 30_000

/**
 * A tab of an old release may ask for a part that the server has no more, where there is no worker to
 * have kept it. Then the address is loaded afresh, once: words in a page are on this device by now. Not
 * while the server is away, when a reload would leave nothing but the browser's own error.
 */
export const reloadOnStaleFiles = (reload = () => location.reload(), now = Date.now) => {
  addEventListener('vite:preloadError', (event) => {
    if (reach.get() !== 'here') return
    if (now() - Number(sessionStorage.getItem(key) ?? 0) < once) return
    sessionStorage.setItem(key, String(now()))
    event.preventDefault()
    reload()
  })
}
