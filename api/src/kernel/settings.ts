import { resolve } from 'node:path'
import { z } from 'zod'
import { type ProviderSite, providerSchema, providersOf } from './provider-settings.ts'

/** Values of `pino`'s levels we offer. */
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Hops between the browser and us, or the addresses of the proxies: `1`, `loopback`, `10.0.0.0/8, ::1`. */
const trustProxy = z
  .string()
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : text.split(',').map((s) => s.trim())))

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  TRUST_PROXY: trustProxy.default(0),
  DATABASE_URL: z.string().min(1),
  APP_SECRET: z.string().min(32, 'must have at least 32 characters'),
  APP_SECRET_BEFORE: z.string().optional(),
  COLLAB_URL: z.url({ protocol: /^http$/ }).default('http://127.0.0.1:4001'),
  COLLAB_HANDOVER: z.string().optional(),
  DATA_DIR: z.string().default('.chapterhouse'),
  CLIENT_DIR: z.string().default(resolve(import.meta.dirname, '../../../client/dist')),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]{1,100}<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'is no address')
    .optional(),
  SIGN_UP: z.enum(['open', 'invited', 'closed']).optional(),
  SETUP_CODE: z.string().max(100).optional(),
  LOG_LEVEL: z.enum(levels).default('info'),
  ...providerSchema,
})

/** How this server was told to behave; immutable for the life of the process. */
export interface Settings {
  readonly port: number
  readonly host: string
  /** Exact origin people use, or null: then the Host header decides, if it is loopback or HOST. */
  readonly publicOrigin: string | null
  readonly trustProxy: number | readonly string[]
  readonly databaseUrl: string
  readonly appSecret: string
  /** What it was before: still opens what was closed under it, and closes nothing. */
  readonly secretsBefore: readonly string[]
  /** Where the collab-server listens. */
  readonly collabUrl: string
  /** Who started us passes sockets on to the collab-server; else they are piped through us. */
  readonly handsOver: boolean
  readonly dataDir: string
  readonly clientDir: string
  /** The mail server; null: mails stay in the built-in mailbox. */
  readonly smtpUrl: string | null
  /** Who mails come from: `name@house`, or `Name <name@house>`; null: made from PUBLIC_URL. */
  readonly mailFrom: string | null
  /** Null: what the database says, see `auth/sign-up`. */
  readonly signUp: 'open' | 'invited' | 'closed' | null
  readonly setupCode: string | null
  /** Other sites one may sign in by. */
  readonly providers: readonly ProviderSite[]
  readonly logLevel: (typeof levels)[number]
}

/** A sentence for the console: which setting is wrong, and why. Never holds a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/** Reads the environment. An empty variable counts as unset. Throws SettingsError. */
export const readSettings = (environment: Record<string, string | undefined>): Settings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new SettingsError(sentence(parsed.error))
  const env = parsed.data
  return {
    port: env.PORT,
    host: env.HOST,
    publicOrigin: env.PUBLIC_URL ?? null,
    trustProxy: env.TRUST_PROXY,
    databaseUrl: env.DATABASE_URL,
    appSecret: env.APP_SECRET,
    secretsBefore: env.APP_SECRET_BEFORE?.split(/\s+/).filter(Boolean) ?? [],
    collabUrl: env.COLLAB_URL,
    handsOver: env.COLLAB_HANDOVER !== undefined,
    dataDir: resolve(env.DATA_DIR),
    clientDir: resolve(env.CLIENT_DIR),
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? null,
    signUp: env.SIGN_UP ?? null,
    setupCode: env.SETUP_CODE ?? null,
    providers: providersOf(env),
    logLevel: env.LOG_LEVEL,
  }
}

const sentence = (error: z.ZodError): string =>
  error.issues
    .map(
      ({ path, message }) =>
        `${path.join('.')}: ${/undefined/.test(message) ? 'is not set' : message}`,
    )
    .join('; ')
