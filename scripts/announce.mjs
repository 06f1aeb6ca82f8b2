import { networkInterfaces } from 'node:os'
import { relative } from 'node:path'
import { consoleInvitation } from './invitation.mjs'
import { tell } from './progress.mjs'
import { isLoopback, localAddress } from './settings.mjs'

// Bridges and tunnels of this machine's own making: nobody else reaches it there.
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|tun|utun|wg)/

/**
 * Says where the house is, and what a first visitor or, with `lan`, a colleague needs to come in.
 *
 * @param {import('./settings.mjs').Settings} settings with all that the programs are told
 * @param {{ lan?: boolean }} options
 */
export async function announce(settings, { lan = false }) {
  const doorway = await askDoorway(settings)
  const lines = isLoopback(settings)
    ? fromHere(doorway)
    : await fromOutside(settings, { doorway, lan })
  const data = nameOf(settings.DATA_DIR)
  tell(
    [
      `\n  Chapterhouse is open at ${settings.PUBLIC_URL ?? localAddress(settings)}`,
      ...lines,
      `Data: ${data}   Logs: ${data}/logs   Stop: Ctrl-C\n`,
    ].join('\n  '),
  )
}

/** @param {{ firstRun?: boolean }} doorway */
const fromHere = ({ firstRun }) =>
  firstRun ? ['Nobody lives here yet: the first account you make is the administrator.'] : []

async function fromOutside(settings, { doorway, lan }) {
  const addresses = settings.PUBLIC_URL ? [settings.PUBLIC_URL] : networkAddresses(settings)
  const address = addresses[0] ?? localAddress(settings)
  const network =
    addresses.length > 0
      ? addresses.map((each) => `On your network: ${each}`)
      : ['This machine is on no network at the moment.']
  if (doorway.firstRun) return [...network, ...firstSteps(address, settings.SETUP_CODE)]
  return lan ? [...network, ...(await invitation(settings, { doorway, address }))] : network
}

// After the #: what follows it never leaves the browser, so no server or proxy can log it.
const firstSteps = (address, code) => [
  'Nobody lives here yet. The first account is the administrator; make it with this link',
  `(it holds the set-up code ${code}):`,
  `  ${address}/welcome#setup-code=${encodeURIComponent(code)}`,
  'Then invite from a project: the links you get there open on other machines too.',
]

async function invitation(settings, { doorway, address }) {
  const offer = doorway.signUp === 'closed' ? undefined : await consoleInvitation(settings)
  if (!offer)
    return ['Invite others from the people of a project: they get a link that lets them in.']
  return [
    `Invite link for one colleague, into “${offer.project}”:`,
    `  ${address}/invite/${offer.token}`,
  ]
}

function networkAddresses({ HOST, PORT }) {
  if (HOST !== '0.0.0.0' && HOST !== '::') return [localAddress({ HOST, PORT })]
  return Object.entries(networkInterfaces())
    .toSorted(([a], [b]) => Number(VIRTUAL.test(a)) - Number(VIRTUAL.test(b)))
    .flatMap(([, list]) => list ?? [])
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
