import type { AddressInfo } from 'node:net'
import { connect } from '@chapterhouse/prisma/client'
import { roleUrl } from '@chapterhouse/prisma/roles'
import { createApi } from './app.ts'
import type { Channel } from './kernel/handover.ts'
import { openLog } from './kernel/log.ts'
import { readSettings, type Settings, SettingsError } from './kernel/settings.ts'

const settings = orExit(() => readSettings(process.env))
const log = openLog(settings)
const url = roleUrl(settings.databaseUrl, 'app', settings.appSecret)
const onError = (error: Error) => log.warn({ err: error.name }, 'a database connection broke')
const db = await connect({ url, onError }).catch((error: unknown) =>
  exit(`The database cannot be used: ${error instanceof Error ? error.message : 'unknown'}`),
)
const channel = settings.handsOver ? channelOf(process) : null
const api = createApi({ settings, db, log, ...(channel && { channel }) })

api.server.once('error', (error: NodeJS.ErrnoException) => exit(sentenceOf(error, settings)))
api.server.listen(settings.port, settings.host, () => {
  const { port } = api.server.address() as AddressInfo
  log.info({ port }, 'ready')
  process.send?.({ type: 'ready', port })
  api.work()
})

let stopping = false
const stop = async (why: string): Promise<void> => {
  if (stopping) return
  stopping = true
  log.info({ why }, 'stopping')
  // whatever hangs, the supervisor must not have to kill us
  setTimeout(() => process.exit(0), 2_800).unref()
  await api.close()
  await db.close()
  process.exit(0)
}
process.once('SIGTERM', () => void stop('SIGTERM'))
process.once('SIGINT', () => void stop('SIGINT'))
// a supervisor that was killed cannot send a signal any more; its end of the channel closes
if (process.channel) process.once('disconnect', () => void stop('supervisor gone'))

// one request's mistake must not end everybody's; it is told, and the supervisor sees the count in the log
process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'))

function channelOf(own: NodeJS.Process): Channel | null {
  const send = own.send?.bind(own)
  return send ? { send: (said, socket, done) => send(said, socket, {}, done) } : null
}

function sentenceOf(error: NodeJS.ErrnoException, { port, host }: Settings): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use; set PORT to another one.`
  if (error.code === 'EACCES') return `Port ${port} may not be used by this account.`
  if (error.code === 'EADDRNOTAVAIL') return `${host} is no address of this machine; see HOST.`
  return `The server could not listen: ${error.message}`
}

function orExit<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof SettingsError) return exit(`A setting is wrong. ${error.message}`)
    throw error
  }
}

function exit(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
