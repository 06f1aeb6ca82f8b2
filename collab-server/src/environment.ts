import { roleUrl } from '@chapterhouse/prisma/roles'
import { z } from 'zod'
import type { CollabOptions } from './options.ts'

const unset = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type)

const settings = z.object({
  COLLAB_PORT: unset(z.coerce.number().int().min(0).max(65_535).default(0)),
  COLLAB_HOST: unset(z.string().optional()),
  HOST: unset(z.string().default('127.0.0.1')),
  /** What people's browsers reach, when another program is in front; HOST unless set. */
  PUBLIC_HOST: unset(z.string().optional()),
  PUBLIC_URL: unset(z.url().optional()),
  DATABASE_URL: z.url(),
  APP_SECRET: z.string().min(16),
  LOG_LEVEL: unset(
    z.enum(['fatal', 'trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ),
  COLLAB_SOCKETS_PER_ADDRESS: unset(z.coerce.number().int().min(1).optional()),
})

/** The settings of interfaces.md that this program reads; throws one sentence naming what is wrong. */
export const readEnvironment = (
  env: Readonly<Record<string, string | undefined>>,
): CollabOptions => {
  const parsed = settings.safeParse(env)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))]
    throw new Error(`these settings are missing or not valid: ${names.join(', ')}`)
  }
  const set = parsed.data
  const perAddress = set.COLLAB_SOCKETS_PER_ADDRESS
  return {
    port: set.COLLAB_PORT,
    host: set.COLLAB_HOST ?? '127.0.0.1',
    databaseUrl: roleUrl(set.DATABASE_URL, 'collab', set.APP_SECRET),
    appSecret: set.APP_SECRET,
    origin: { publicUrl: set.PUBLIC_URL ?? null, host: set.PUBLIC_HOST ?? set.HOST },
    logLevel: set.LOG_LEVEL,
    ...(perAddress === undefined ? {} : { gate: { socketsPerAddress: perAddress } }),
  }
}
