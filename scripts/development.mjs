import { freePort } from './port.mjs'
import { waitUntilReady } from './ready.mjs'
import { keepClientServer, reloadOnChange } from './reload.mjs'
import { openServers } from './servers.mjs'
import { localAddress } from './settings.mjs'

/** `npm run dev`: vite answers at PORT, api behind it on a port of its own; both reload on change. */
export async function openForDevelopment(settings, keep) {
  // No PUBLIC_URL: vite passes the browser's Host on, and api compares the page's address with that.
  const behind = { ...settings, PORT: String(await freePort()) }
  const servers = await openServers(behind, keep)
  const client = await keepClientServer(settings, localAddress(behind))
  keep(() => client.stop())
  keep(reloadOnChange(servers))
  await waitUntilReady(localAddress(settings), [client])
}
