import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { exitOf, startProgram } from './child.mjs'
import { fingerprint, read } from './fingerprint.mjs'
import { step, tell } from './progress.mjs'
import { explain, Refusal } from './refusal.mjs'
import { inRoot, ROOT } from './root.mjs'

const STAMP = inRoot('node_modules', '.chapterhouse-stamp')
const MANIFESTS = ['package.json', 'shared', 'prisma', 'api', 'collab-server', 'client', 'tests']
// Not `npm ci`: a lockfile written where the registry lacks another platform's package misses it, and
// `npm ci` then fails on that platform.
const INSTALL = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/

/** Installs the packages unless node_modules was made from this lockfile. */
export async function installPackages() {
  if (read(STAMP) === stampOf()) return
  tell('  Installing packages (the first time takes a minute or two)')
  await step('Installing packages', npmInstall)
  markInstalled()
}

/** Notes that node_modules is made from the lockfile as it is now. */
export function markInstalled() {
  mkdirSync(inRoot('node_modules'), { recursive: true })
  writeFileSync(STAMP, stampOf())
}

function stampOf() {
  const manifests = MANIFESTS.map((name) =>
    name.endsWith('.json') ? name : `${name}/package.json`,
  )
  const platform = `${process.platform}-${process.arch}`
  return `${platform} ${fingerprint(['package-lock.json', '.npmrc', ...manifests])}`
}

async function npmInstall() {
  const child = startNpm()
  let said = ''
  child.stdout?.resume()
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const code = await exitOf(child).catch((error) => {
    throw new Refusal(`npm could not be run (${error.code}): is it installed and on the PATH?`)
  })
  if (code !== 0) throw refusalOf(said)
}

// On a leash and away from the terminal, as every program of ours: npm that gets a second signal before
// it has seen to the first goes on for minutes.
function startNpm() {
  const script = npmScript()
  if (script) return startProgram(script, { node: process.execPath, args: INSTALL, output: 'pipe' })
  const child = spawn('npm', INSTALL, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  })
  process.once('exit', () => child.kill())
  return child
}

function refusalOf(said) {
  if (OFFLINE.test(said))
    return new Refusal(
      'The packages could not be fetched because the npm registry cannot be reached: go online once and start again.',
    )
  return (
    explain({ message: said }, inRoot('node_modules')) ??
    new Refusal(`The packages could not be installed.\n${said.trim()}`)
  )
}

/** npm as a program for Node: the one that started us, else the first on the PATH, if it is one. */
function npmScript() {
  const found = [process.env.npm_execpath, ...foldersOfPath().map((folder) => join(folder, 'npm'))]
  const first = found.find((path) => path && existsSync(path))
  const script = first && realpathSync(first)
  return script && basename(script) === 'npm-cli.js' ? script : undefined
}

const foldersOfPath = () => (process.env.PATH ?? '').split(delimiter).filter(Boolean)
