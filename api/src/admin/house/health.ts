import type { Check } from '@chapterhouse/shared/admin/house'

/** All that is asked about how the house is. */
export interface HouseFacts {
  readonly now: number
  /** Milliseconds an answer of the database took. */
  readonly databaseMs: number
  readonly engineAnswers: boolean
  /** Rows of the journal that wait. */
  readonly engineWaiting: number
  readonly disk: { readonly free: number; readonly total: number } | null
  readonly mail: {
    readonly leaves: boolean
    readonly waiting: number
    readonly since: number | null
    readonly givenUp: number
  }
  readonly jobs: readonly {
    readonly name: string
    readonly overdueSince: number | null
    readonly failed: boolean
  }[]
  readonly migrations: { readonly missing: number; readonly unknown: number }
  /** When the newest backup in the data directory was finished; null: there is none. */
  readonly lastBackup: number | null
}

type State = Check['state']
type Finding = readonly [state: State, says: string, todo: string | null]

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
const gigabyte = 1e9

const ofEngine = ({ engineAnswers, engineWaiting }: HouseFacts): Finding => {
  if (!engineAnswers) {
    return [
      'bad',
      'does not answer',
      'Nobody can write together. Look into logs/collab-server.log; “npm start” begins it again by itself.',
    ]
  }
  if (engineWaiting <= 1_000) return ['well', 'answers', null]
  return [
    'look',
    `${engineWaiting} edits wait to be saved`,
    'The database is slow: look at its load.',
  ]
}

const ofDatabase = ({ databaseMs }: HouseFacts): Finding =>
  databaseMs < 250
    ? ['well', `answers in ${databaseMs} ms`, null]
    : ['look', `took ${databaseMs} ms to answer`, 'Look at the load of the machine it runs on.']

const ofDisk = ({ disk }: HouseFacts): Finding => {
  if (!disk) return ['look', 'cannot be measured', 'Look whether the data directory is there.']
  const says = `${(disk.free / gigabyte).toFixed(1)} GB free`
  const share = disk.free / disk.total
  if (disk.free < gigabyte / 2 || share < 0.03) {
    return ['bad', says, 'Make room now: when it is full, nothing can be saved any more.']
  }
  if (disk.free < 2 * gigabyte || share < 0.1) {
    return [
      'look',
      says,
      'Make room soon; old backups in the data directory are a good place to begin.',
    ]
  }
  return ['well', says, null]
}

const ofMail = ({ mail, now }: HouseFacts): Finding => {
  if (!mail.leaves) {
    return ['well', 'stays in the mailbox of this house', null]
  }
  if (mail.since !== null && now - mail.since > 15 * minute) {
    const todo = 'The mail server does not take them: open the mailbox and read what it says.'
    return ['look', `${mail.waiting} mails wait, the first for long`, todo]
  }
  if (mail.givenUp > 0) {
    const todo = 'Open the mailbox, read why, and send them again.'
    return ['look', `${mail.givenUp} given up in the last week`, todo]
  }
  return ['well', mail.waiting === 0 ? 'nothing waits' : `${mail.waiting} on the way`, null]
}

const ofJobs = ({ jobs, now }: HouseFacts): Finding => {
  const late = jobs.filter(({ overdueSince: at }) => at !== null && now - at > 10 * minute)
  if (late.length > 0) {
    const names = late.map(({ name }) => name).join(', ')
    return ['bad', `${names} should have run`, 'Is an api process running? Look into logs/api.log.']
  }
  const failed = jobs.filter((one) => one.failed).map(({ name }) => name)
  if (failed.length > 0) {
    return ['look', `${failed.join(', ')} failed last time`, 'Open Jobs and run it again.']
  }
  return ['well', 'run as they should', null]
}

const ofMigrations = ({ migrations: { missing, unknown } }: HouseFacts): Finding => {
  if (missing > 0) {
    return [
      'bad',
      `${missing} updates of the database are missing`,
      'Stop, and run “npm run migrate”.',
    ]
  }
  if (unknown > 0) {
    return ['bad', 'the database is of a newer version', 'Start the newer version of Chapterhouse.']
  }
  return ['well', 'up to date', null]
}

const ofBackup = ({ lastBackup, now }: HouseFacts): Finding => {
  if (lastBackup === null) {
    return [
      'look',
      'none in the data directory',
      'Run “npm run backup”, and copy it to another machine.',
    ]
  }
  const age = now - lastBackup
  const says =
    age < day ? `${Math.max(1, Math.round(age / hour))} h old` : `${Math.floor(age / day)} days old`
  return age < 8 * day ? ['well', says, null] : ['look', says, 'Run “npm run backup”.']
}

const ofApi = (): Finding => ['well', 'answers', null]

const askers = {
  api: ofApi,
  engine: ofEngine,
  database: ofDatabase,
  disk: ofDisk,
  mail: ofMail,
  jobs: ofJobs,
  migrations: ofMigrations,
  backup: ofBackup,
} as const satisfies Record<Check['name'], (facts: HouseFacts) => Finding>

/** Each thing that must be well, and what to do when it is not. */
export const checksOf = (facts: HouseFacts): Check[] =>
  (Object.keys(askers) as Check['name'][]).map((name) => {
    const [state, says, todo] = askers[name](facts)
    return { name, state, says, todo }
  })
