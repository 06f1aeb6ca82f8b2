import { z } from 'zod'
import { uploadRooms } from '../assets/room.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { projectId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'

/** One thing that must be well, and what to do when it is not. */
export const check = z.object({
  name: z.enum(['api', 'engine', 'database', 'disk', 'mail', 'jobs', 'migrations', 'backup']),
  state: z.enum(['well', 'look', 'bad']),
  says: z.string(),
  /** Null while all is well. */
  todo: z.string().nullable(),
})
export type Check = z.infer<typeof check>

/** How the engine is now; counts go up from its start. */
export const engineFigures = z.object({
  /** Of the api's clock. */
  at: timestamp,
  rooms: z.number(),
  sockets: z.number(),
  /** Rows of the journal that were committed: one an edit. */
  edits: z.number(),
  /** Rows that wait for their commit. */
  waiting: z.number(),
  memoryBytes: z.number(),
  /** Commits that took at most so many seconds (null: any number), each with those before it. */
  commits: z.array(z.object({ within: z.number().nullable(), count: z.number() })),
})
export type EngineFigures = z.infer<typeof engineFigures>

const about = { scope: 'account' } as const

/** All of these are not found for who is no platform admin. */
export const getOverview = endpoint('GET', '/admin/overview', {
  ...about,
  reply: z.object({
    checks: z.array(check),
    api: z.object({ memoryBytes: z.number(), startedAt: timestamp }),
  }),
  summary: 'How the house is, and what to do',
})

/** Null where the engine does not answer. */
export const getEngine = endpoint('GET', '/admin/engine', {
  ...about,
  reply: z.object({ figures: engineFigures.nullable() }),
  summary: 'What the live rooms do now',
})

export const storedKind = z.object({
  /** `upload.image`, `table.journal`, `database`, …; new ones may come. */
  kind: z.string(),
  bytes: z.number().int(),
  /** About; null where nothing is counted. */
  items: z.number().int().nullable(),
})
export const getStorage = endpoint('GET', '/admin/storage', {
  ...about,
  reply: z.object({
    kinds: z.array(storedKind),
    largest: z.array(
      z.object({ id: projectId, title: z.string(), owner: z.string(), bytes: z.number().int() }),
    ),
    disk: z.object({ free: z.number(), total: z.number() }).nullable(),
    room: uploadRooms,
  }),
  summary: 'What takes how much room',
})
/** Holds for the next upload; what is there already stays. */
export const setUploadRooms = endpoint('PUT', '/admin/storage', {
  ...about,
  body: uploadRooms,
  reply: uploadRooms,
  summary: 'Say how much a project and a person may upload',
})

export const adminJob = z.object({
  name: z.string(),
  /** Five fields of cron, UTC. */
  schedule: z.string(),
  /** Runs that are due and did not begin. */
  waiting: z.number().int(),
  overdueSince: timestamp.nullable(),
  last: z
    .object({
      state: z.enum(['created', 'retry', 'active', 'completed', 'cancelled', 'failed']),
      startedAt: timestamp.nullable(),
      endedAt: timestamp.nullable(),
      /** What kind of failure it was; more is in the log. */
      failure: z.string().nullable(),
    })
    .nullable(),
  /** In the last week. */
  failed: z.number().int(),
})
export type AdminJob = z.infer<typeof adminJob>

export const listJobs = endpoint('GET', '/admin/jobs', {
  ...about,
  reply: z.object({ items: z.array(adminJob) }),
  summary: 'Work by the clock, and how it went',
})
export const callJob = endpoint('POST', '/admin/jobs/:name/run', {
  ...about,
  params: z.object({ name: z.string().max(100) }),
  reply: z.object({}),
  summary: 'Have a job run now',
})

/** A mistake of ours, each kind of it once. */
export const fault = z.object({
  fingerprint: z.string(),
  /** The kind of error and where in the program; never what it said, which may quote a person. */
  name: z.string(),
  place: z.string().nullable(),
  /** The pattern of the question, or the job. */
  during: z.string(),
  count: z.number().int(),
  firstAt: timestamp,
  lastAt: timestamp,
  requestId: z.string().nullable(),
})
export type Fault = z.infer<typeof fault>
export const listFaults = endpoint('GET', '/admin/faults', {
  ...about,
  reply: z.object({ since: timestamp, items: z.array(fault) }),
  summary: 'Mistakes of the server since it started, the last first',
})

export const signUpPolicy = z.enum(['open', 'invited', 'closed'])
export type SignUpPolicy = z.infer<typeof signUpPolicy>
const door = z.object({
  signUp: signUpPolicy,
  /** SIGN_UP of the environment says so: it cannot be changed here. */
  fixed: z.boolean(),
})
export const getSignUp = endpoint('GET', '/admin/sign-up', {
  ...about,
  reply: door,
  summary: 'Who may make an account',
})
export const setSignUp = endpoint('PUT', '/admin/sign-up', {
  ...about,
  body: z.object({ signUp: signUpPolicy }),
  reply: door,
  summary: 'Say who may make an account',
})
