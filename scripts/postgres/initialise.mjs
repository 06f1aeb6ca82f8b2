import { spawn } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bound, exitOf } from '../child.mjs'
import { explain, Refusal } from '../refusal.mjs'
import { program } from './binaries.mjs'
import { ownerPassword, secretFile, superuserPassword } from './secret.mjs'

/**
 * Makes the cluster on first use: UTF-8, the builtin C.UTF-8 collation (the same order on every
 * machine, whatever its libc), the owner role and its database. Works in a folder of its own and
 * renames it at the end, so that an interrupted first start leaves nothing half made.
 */
export async function initialise({ home, account, binaries }) {
  const data = join(home, 'data')
  if (existsSync(join(data, 'PG_VERSION'))) return data
  const draft = join(home, 'data.unfinished')
  rmSync(draft, { recursive: true, force: true })
  superuserPassword(home, account)
  await run({ binaries, account, home }, 'initdb', { flags: initdbArguments(draft, home) })
  await tell({ binaries, account, home, data: draft, database: 'postgres' }, [
    `create role chapterhouse_owner login createrole password '${ownerPassword(home)}'`,
    'create database chapterhouse owner chapterhouse_owner',
  ])
  // Extensions are left to the migrations: what is created here, without a postmaster, gets object ids
  // below 16384, and the Prisma adapter takes such types for unknown built-in ones.
  rmSync(data, { recursive: true, force: true })
  renameSync(draft, data)
  return data
}

function initdbArguments(data, home) {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin']
  return [
    `--pgdata=${data}`,
    '--username=postgres',
    `--pwfile=${secretFile(home)}`,
    '--auth=scram-sha-256',
    ...locale,
    '--builtin-locale=C.UTF-8',
  ]
}

/** Statements given to a server without network, as initdb does itself: no client is needed. */
function tell({ data, database, binaries, account, home }, statements) {
  const flags = ['--single', '-j', '-D', data, '-c', 'exit_on_error=true', database]
  const input = statements.map((line) => `${line};\n\n`).join('')
  return run({ binaries, account, home }, 'postgres', { flags, input })
}

// In a group of its own: Ctrl-C in the terminal must reach us first, or we would call it a failure.
async function run({ binaries, account, home }, name, { flags, input = '' }) {
  const child = bound(
    spawn(program(binaries, name), flags, {
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
      cwd: home,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      ...(account && { uid: account.uid, gid: account.gid }),
    }),
  )
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  child.stdin.on('error', () => {}).end(input)
  const code = await exitOf(child).catch((error) => {
    said = error.message
  })
  if (code === 0) return
  throw (
    explain({ message: said }, home) ??
    new Refusal(`PostgreSQL could not be set up: ${lastLine(said)}`)
  )
}

function lastLine(text) {
  const lines = text.trim().split('\n')
  return lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1)
}
