import { networkInterfaces } from 'node:os'
import { relative } from 'node:path'
import { tell } from './progress.mjs'
import { isLoopback, localAddress } from './settings.mjs'

/** Says where the house is, and what a first visitor or a colleague needs to come in. */
export async function announce(settings, code) {
  const address = settings.PUBLIC_URL ?? localAddress(settings)
  const doorway = await askDoorway(settings)
  tell(`\n  Chapterhouse is open at ${address}`)
  if (!isLoopback(settings))
    for (const line of invitation(settings, { doorway, code })) tell(`  ${line}`)
  else if (doorway.firstRun)
    tell('  Nobody lives here yet: the first account you make is the administrator.')
  tell(
    `  Data: ${nameOf(settings.DATA_DIR)}   Logs: ${nameOf(settings.DATA_DIR)}/logs   Stop: Ctrl-C\n`,
  )
}

function invitation(settings, { doorway, code }) {
  const addresses = settings.PUBLIC_URL ? [settings.PUBLIC_URL] : networkAddresses(settings)
  const network = addresses.map((address) => `On your network: ${address}`)
  if (doorway.firstRun)
    return [
      ...network,
      `Sign up first, with the set-up code ${code}; then invite others from a project.`,
    ]
  if (doorway.signUp !== 'open')
    return [
      ...network,
      'Invite others from the members of a project: they get a link that lets them in.',
    ]
  return [
    ...network,
    ...addresses.slice(0, 1).map((address) => `Invite link for colleagues: ${address}/sign-up`),
  ]
}

function networkAddresses({ HOST, PORT }) {
  if (HOST !== '0.0.0.0' && HOST !== '::') return [localAddress({ HOST, PORT })]
  const all = Object.values(networkInterfaces()).flat()
  return all
    .filter((one) => !one.internal && one.family === 'IPv4')
    .map(({ address }) => `http://${address}:${PORT}`)
}

/** @returns {Promise<{ firstRun?: boolean, signUp?: string }>} */
async function askDoorway(settings) {
  try {
    const answer = await fetch(`${localAddress(settings)}/api/auth/doorway`)
    return answer.ok ? /** @type {object} */ (await answer.json()) : {}
  } catch {
    return {}
  }
}

// Short where it is short: people read it.
function nameOf(folder) {
  const near = relative(process.cwd(), folder)
  return near && !near.startsWith('..') ? near : folder
}
