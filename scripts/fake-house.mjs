import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { freePort } from './port.mjs'
import { removeCluster } from './postgres.mjs'
import { isAlive, until } from './process.mjs'
import { inRoot } from './root.mjs'

// Programs that do nothing but live, die and answer as ours do: what is tested is who keeps them.
const SERVER = `
import http from 'node:http'
import { readFileSync, existsSync } from 'node:fs'
console.log('began', process.pid)
if (existsSync(process.env.DATA_DIR + '/broken')) {
  console.log(JSON.stringify({ level: 60, msg: readFileSync(process.env.DATA_DIR + '/broken', 'utf8') }))
  process.exit(1)
}
const answer = (request, response) => {
  const { pid, env } = process
  response.end(JSON.stringify({ pid, collab: env.COLLAB_URL, database: env.DATABASE_URL, code: env.SETUP_CODE, host: env.HOST, firstRun: !existsSync(env.DATA_DIR + '/lived-in') }))
}
http.createServer(answer).listen(Number(process.argv[1].includes('collab') ? process.env.COLLAB_PORT : process.env.PORT), process.env.HOST)
process.on('SIGTERM', () => process.exit(0))
`

const FILES = {
  'api/src/main.ts': SERVER,
  'collab-server/src/main.ts': SERVER,
  'api/src/projects/invitations/main.ts':
    "console.log(JSON.stringify({ token: 'a-token', project: 'The Salt Road' }))",
  'prisma/src/cli/migrate.ts': 'export {}',
  'prisma/scripts/generate.mjs': `import { mkdirSync } from 'node:fs'
    mkdirSync(new URL('../src/generated', import.meta.url), { recursive: true })`,
  'client/index.html': '<title>client</title>',
}

// A process with npm in its command line that starts ours, as `npm start` does.
const AS_NPM = [
  '-e',
  "require('node:child_process').spawn(process.execPath, ['start.mjs'], { stdio: 'inherit' })",
  'npm start',
]

/** A checkout with our own commands around stand-in programs, in a path with a space. */
export function aCheckout() {
  const parent = mkdtempSync(join(tmpdir(), 'chapter house '))
  // Open to everybody, as most checkouts are; a private one is tested with the launcher.
  chmodSync(parent, 0o755)
  const root = join(parent, 'checkout')
  mkdirSync(root)
  for (const name of ['start.mjs', 'scripts', 'package.json', 'package-lock.json'])
    cpSync(inRoot(name), join(root, name), { recursive: true })
  for (const [path, text] of Object.entries(FILES)) write(join(root, path), text)
  linkPackages(join(root, 'node_modules'))
  const installer = pathToFileURL(join(root, 'scripts', 'install.mjs')).href
  execFileSync(process.execPath, [
    '--input-type=module',
    '-e',
    `(await import('${installer}')).markInstalled()`,
  ])
  const data = join(parent, 'data')
  const remove = () => {
    removeCluster(join(data, 'postgres'))
    rmSync(parent, { recursive: true, force: true })
  }
  return { root, data, remove }
}

/**
 * Runs `start.mjs` of such a checkout. `open()` waits for the address, `ended` is the exit code.
 *
 * @param {{ root: string, data: string }} checkout
 * @param {{ words?: string[], env?: object, port?: number, uid?: number, behindNpm?: boolean }} plan
 */
export async function start(checkout, plan = {}) {
  const { words = [], env = {}, uid, behindNpm = false } = plan
  const port = plan.port ?? (await freePort())
  const child = spawn(process.execPath, [...(behindNpm ? AS_NPM : ['start.mjs']), ...words], {
    cwd: checkout.root,
    env: {
      PATH: process.env.PATH,
      HOME: tmpdir(),
      PORT: String(port),
      DATA_DIR: checkout.data,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid && { uid, gid: uid }),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code)))
  const address = `http://127.0.0.1:${port}`
  const open = async () => {
    // the last of what it has to say, after its address
    const isOpen = () => said.includes('Stop: Ctrl-C') || child.exitCode !== null
    if (await until(isOpen, { within: 100_000 })) return said
    throw new Error(`did not open:\n${said}`)
  }
  return {
    child,
    port,
    address,
    open,
    ended,
    said: () => said,
    ask: () => ask(address),
  }
}

/** Every process of a house: the supervisor's children and theirs, by what they run. */
export async function processesOf({ child }, checkout) {
  // what a program says reaches its log a little after the program does what it says
  await until(() => collabOf(checkout) !== undefined, { within: 60_000 })
  return { supervisor: child.pid, collab: collabOf(checkout), postgres: postgresOf(checkout) }
}

function collabOf({ data }) {
  const log = readFileSync(join(data, 'logs', 'collab-server.log'), 'utf8')
  const pid = log.match(/began (\d+)\s*$/)?.[1]
  return pid === undefined ? undefined : Number(pid)
}

/** The server that runs, or ran last, in the data directory of a checkout. */
export function postgresOf(checkout) {
  const file = readFileSync(join(homeOf(checkout), 'data', 'postmaster.pid'), 'utf8')
  return Number.parseInt(file, 10)
}

/** The processes that one has started and that are there at this moment. */
export function childrenOf(pid) {
  const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
  return listed.split('\n').map(Number).filter(Boolean)
}

/** True once none of these processes is left. */
export const gone = (pids, within = 60_000) =>
  until(() => !Object.values(pids).some(isAlive), { within })

/** @returns {Promise<{ pid: number, database: string, code: string, host: string }>} */
async function ask(address) {
  for (;;) {
    try {
      const answer = await fetch(`${address}/whoami`)
      return /** @type {Awaited<ReturnType<typeof ask>>} */ (await answer.json())
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

function homeOf({ data }) {
  try {
    return readFileSync(join(data, 'postgres', 'elsewhere'), 'utf8').trim()
  } catch {
    return join(data, 'postgres')
  }
}

function linkPackages(modules) {
  mkdirSync(modules)
  for (const name of readdirSync(inRoot('node_modules')))
    if (name === '.bin' || !name.startsWith('.'))
      symlinkSync(inRoot('node_modules', name), join(modules, name))
}

function write(file, text) {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}
