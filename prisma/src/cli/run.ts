import { resolve } from 'node:path'
import { BadBackup } from '../backup/manifest.ts'
import { NotEmpty } from '../backup/restore.ts'
import { CannotReturn } from '../backup/restore-page.ts'
import { isUnavailable } from '../failures.ts'
import { DatabaseIsNewer, MigrationFailed } from '../migrate.ts'

export interface Settings {
  readonly databaseUrl: string
  readonly appSecret: string
  readonly dataDir: string
  readonly assetsDirectory: string | null
}

/** A wrong call of a command: one sentence for the person. */
export class Usage extends Error {
  override name = 'Usage'
}

export const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * Runs a command: its settings come from the environment; a failure is one sentence on standard
 * error and exit code 1.
 */
export async function run(command: (settings: Settings) => Promise<void>): Promise<void> {
  try {
    await command(readSettings(process.env))
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`)
    process.exitCode = 1
  }
}

function readSettings(env: NodeJS.ProcessEnv): Settings {
  const required = (name: 'DATABASE_URL' | 'APP_SECRET') => {
    const value = env[name]
    if (!value) throw new Usage(`${name} is not set.`)
    return value
  }
  const dataDir = resolve(env.DATA_DIR ?? '.chapterhouse')
  return {
    databaseUrl: required('DATABASE_URL'),
    appSecret: required('APP_SECRET'),
    dataDir,
    assetsDirectory: env.ASSETS_URL ? null : resolve(dataDir, 'assets'),
  }
}

const forPeople = [Usage, BadBackup, NotEmpty, CannotReturn, MigrationFailed, DatabaseIsNewer]

/** What went wrong, in one sentence where we know it; else with its stack: then the fault is ours. */
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (forPeople.some((kind) => error instanceof kind)) return capital(error.message)
  return known(error) ?? error.stack ?? error.message
}

function known(error: NodeJS.ErrnoException): string | null {
  switch (error.code) {
    case '28P01':
    case '28000':
      return 'The database refuses the name or password in DATABASE_URL.'
    case '42501':
      return `The role in DATABASE_URL lacks a right (it needs CREATEROLE): ${error.message}`
    case '55P03':
      return 'The database is in use: stop the programs that use it and try again.'
    case 'ENOSPC':
      return 'There is no space left on the disk.'
    case 'EACCES':
    case 'EROFS':
      return `This user may not write there: ${error.message}`
  }
  if (!isUnavailable(error)) return null
  return `The database in DATABASE_URL does not answer: ${error.message || error.code}`
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
