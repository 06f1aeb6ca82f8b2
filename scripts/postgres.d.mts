export interface PostgresPlan {
  /** Folder of the cluster; made on first use. */
  readonly dataDir: string
  /** 0 or unset: a free one. */
  readonly port?: number
  /** Told, in one line each, what takes long or needs to be known. */
  readonly log?: (line: string) => void
  /** Server settings over ours, as on the command line of `postgres`. fsync stays on unless set here. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface PostgresAddresses {
  /** Role `chapterhouse_owner` (CREATEROLE, not superuser) in its database `chapterhouse`. */
  readonly url: string
  readonly superuserUrl: string
}

export interface RunningPostgres extends PostgresAddresses {
  readonly port: number
  readonly pid: number
  /** Where the cluster lives: `dataDir`, or elsewhere when the server's account cannot reach it. */
  readonly home: string
  /** The exit code, when the server ends for whatever reason; -1 when a signal ended it. */
  readonly exited: Promise<number>
  /** `fast` unless said otherwise; `immediate` after `patience` ms (30 s). Loses nothing either way. */
  stop(mode?: 'smart' | 'fast' | 'immediate', patience?: number): Promise<void>
}

/**
 * Starts the PostgreSQL that comes with the project and waits until it answers. Stops a server that
 * an earlier, killed process left on the same data. When this process ends, however it ends, a
 * watchdog shuts the server down. Throws a `Refusal` whose message is one sentence for a person.
 */
export function startPostgres(plan: PostgresPlan): Promise<RunningPostgres>

/** The addresses of a cluster that some process runs at the moment; undefined when none does. */
export function runningPostgres(plan: { readonly dataDir: string }): PostgresAddresses | undefined

/** Deletes a stopped cluster wherever it lives. */
export function removeCluster(dataDir: string): void
