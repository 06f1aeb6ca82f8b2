import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type RunningPostgres, removeCluster, startPostgres } from '../../scripts/postgres.mjs'
import { freePort } from './port.ts'
import { pause } from './wait.ts'

export interface DatabasePlan {
  /** Folder of the cluster; a temporary one, removed at the end, unless told. */
  readonly dataDir?: string
  /** Server settings over the usual ones; fsync stays on. */
  readonly settings?: Readonly<Record<string, string>>
}

/**
 * A PostgreSQL of its own with fsync on, at one port for its whole life, that can be killed,
 * stopped, frozen and started again.
 */
export class Database {
  readonly #place: Place
  #server: RunningPostgres

  private constructor(place: Place, server: RunningPostgres) {
    this.#place = place
    this.#server = server
  }

  static async open(plan: DatabasePlan = {}): Promise<Database> {
    const folder = plan.dataDir ? null : temporaryFolder()
    const dataDir = plan.dataDir ?? join(folder ?? '', 'cluster')
    const place = { dataDir, folder, port: await freePort(), settings: plan.settings ?? {} }
    return new Database(place, await startPostgres(place))
  }

  get url(): string {
    return this.#server.url
  }

  get superuserUrl(): string {
    return this.#server.superuserUrl
  }

  /** Pids of the server and all its children. */
  get pids(): readonly number[] {
    return [this.#server.pid, ...childrenOf(this.#server.pid)]
  }

  /** Rows of one statement, asked on a connection of its own as the superuser. */
  async ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const url = new URL(this.#server.superuserUrl)
    url.pathname = new URL(this.#server.url).pathname
    const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<Row>(sql, values)).rows
    } finally {
      await client.end()
    }
  }

  /** SIGKILL for the server; its children notice and go. Does not wait. */
  kill(): void {
    process.kill(this.#server.pid, 'SIGKILL')
  }

  /**
   * As if the plug were pulled: nobody gets a last word. A backend whose server was killed alone may
   * still commit what it is at, when another one lets go of a lock.
   */
  cutPower(): void {
    const { pids } = this
    for (const pid of pids) signal(pid, 'SIGSTOP')
    for (const pid of pids) signal(pid, 'SIGKILL')
  }

  async stop(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    await this.#server.stop(mode)
  }

  async startAgain(): Promise<void> {
    await this.#server.exited
    this.#server = await startPostgres(this.#place)
  }

  /** Starts the server again if it ended by itself; a full disk ends it. */
  async ensureRunning(): Promise<void> {
    const ended = await Promise.race([this.#server.exited.then(() => true), pause(500)])
    if (ended) await this.startAgain()
  }

  /** Stops every process of the server where it stands: connections stay open and answer nothing. */
  freeze(): void {
    for (const pid of this.pids) signal(pid, 'SIGSTOP')
  }

  thaw(): void {
    for (const pid of this.pids) signal(pid, 'SIGCONT')
  }

  /** Stops the server and removes what is temporary. */
  async close(): Promise<void> {
    this.thaw()
    await this.#server.stop('immediate')
    const { folder, dataDir } = this.#place
    if (!folder) return
    removeCluster(dataDir)
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Place {
  readonly dataDir: string
  readonly folder: string | null
  readonly port: number
  readonly settings: Readonly<Record<string, string>>
}

const temporaryFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-harness-'))
  // As root the server runs under another account, which must be able to walk through.
  chmodSync(folder, 0o755)
  return folder
}

const childrenOf = (pid: number): number[] => {
  try {
    const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    return listed.split('\n').map(Number).filter(Boolean)
  } catch {
    return []
  }
}

const signal = (pid: number, name: NodeJS.Signals) => {
  try {
    process.kill(pid, name)
  } catch {
    // Gone meanwhile.
  }
}
