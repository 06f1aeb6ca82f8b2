import { setTimeout as wait } from 'node:timers/promises'
import { type Notice, notice, noticeChannel } from '@chapterhouse/shared/sync/notices'
import pg from 'pg'

export interface ListenParts {
  readonly url: string
  readonly onNotice: (notice: Notice) => void
  /** Told whenever the line was made, the first time included: what was said before it is lost. */
  readonly onListening: () => void
  readonly onProblem: (error: unknown) => void
  /** Milliseconds between tries to make the line again. */
  readonly pause?: number
}

export interface Listening {
  readonly stop: () => Promise<void>
  /** Whether notices arrive at the moment. */
  readonly isUp: () => boolean
}

/** A notice, or null for anything that is not one of ours. */
export const parseNotice = (payload: string | undefined): Notice | null => {
  try {
    return notice.safeParse(JSON.parse(payload ?? '')).data ?? null
  } catch {
    return null
  }
}

const openLine = async ({ url, onNotice, onProblem }: ListenParts): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
    application_name: 'chapterhouse-notices',
  })
  // An end that nobody hears would end the process; untilBroken hears it from the next question.
  client.on('error', () => {})
  client.on('notification', ({ payload }) => {
    const said = parseNotice(payload)
    try {
      if (said) onNotice(said)
    } catch (error) {
      onProblem(error)
    }
  })
  try {
    await client.connect()
    await client.query(`listen ${noticeChannel}`)
    return client
  } catch (error) {
    void client.end().catch(() => {})
    throw error
  }
}

/** Resolves when the line broke or is no longer wanted; asks often, because a dead peer is silent. */
const untilBroken = async (client: pg.Client, stopped: AbortSignal): Promise<void> => {
  const broken = new AbortController()
  const end = () => broken.abort()
  client.once('end', end)
  client.on('error', end)
  stopped.addEventListener('abort', end)
  const { signal } = broken
  while (!signal.aborted) {
    await wait(5_000, undefined, { ref: false, signal }).catch(() => {})
    const question = { text: 'select 1', query_timeout: 3_000 }
    if (!signal.aborted) await client.query(question).catch(end)
  }
}

/** Keeps one connection that listens to what the api decides, and makes it again when it breaks. */
export const listen = (parts: ListenParts): Listening => {
  const stopping = new AbortController()
  const { signal } = stopping
  let up = false
  const serve = async (): Promise<void> => {
    const client = await openLine(parts)
    up = true
    parts.onListening()
    await untilBroken(client, signal)
    up = false
    // the server's goodbye may never come
    void client.end().catch(() => {})
  }
  const keep = async (): Promise<void> => {
    while (!signal.aborted) {
      await serve().catch(parts.onProblem)
      up = false
      if (!signal.aborted)
        await wait(parts.pause ?? 500, undefined, { ref: false, signal }).catch(() => {})
    }
  }
  const done = keep()
  return {
    isUp: () => up,
    stop: async () => {
      stopping.abort()
      await done
    },
  }
}
