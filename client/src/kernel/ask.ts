import type { Endpoint, InputOf, ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { problem, Refusal } from '@chapterhouse/shared/refusals'
import { reach } from './reach.ts'
import { Unreachable } from './unreachable.ts'

type Part<E extends Endpoint, K extends 'params' | 'query' | 'body'> =
  InputOf<E, K> extends undefined ? object : { readonly [P in K]: InputOf<E, K> }

/** What a question carries: exactly the parts its endpoint declares. */
export type Asked<E extends Endpoint> = Part<E, 'params'> &
  Part<E, 'query'> &
  Part<E, 'body'> & { readonly signal?: AbortSignal }

interface LooseParts {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** A large import takes its time; nothing sensible takes longer. */
const patience = 60_000

/** `/api/pages/…?format=…` of an endpoint with these parts. */
export const addressOf = (endpoint: Endpoint, parts: LooseParts): string => {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(parts.params?.[name])),
  )
  const given = Object.entries(parts.query ?? {}).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return `/api${path}${given.length ? `?${query}` : ''}`
}

const send = async (endpoint: Endpoint, parts: LooseParts): Promise<Response> => {
  const body = parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }
  const headers = parts.body === undefined ? {} : { 'content-type': 'application/json' }
  const limit = AbortSignal.timeout(patience)
  const signal = parts.signal ? AbortSignal.any([parts.signal, limit]) : limit
  try {
    const init = { method: endpoint.method, headers: { accept: 'application/json', ...headers } }
    return await fetch(addressOf(endpoint, parts), { ...init, ...body, signal })
  } catch (cause) {
    if (parts.signal?.aborted) throw cause
    reach.lost()
    throw new Unreachable(cause)
  }
}

/** The refusal of an answer that is no success. A proxy's own 502 means: no server behind it. */
const refusalOf = async (answer: Response): Promise<Error> => {
  const parsed = problem.safeParse(await answer.json().catch(() => null))
  if (parsed.success) {
    const { code, detail, issues } = parsed.data
    return new Refusal(code, { ...(detail ? { detail } : {}), ...(issues ? { issues } : {}) })
  }
  if (answer.status < 500) return new Refusal('internal', { cause: answer.status })
  reach.lost()
  return new Unreachable(answer.status)
}

/** Sends the question and answers the raw response of a success; throws as `ask` does. */
export const askRaw = async <E extends Endpoint>(
  endpoint: E,
  parts: Asked<E>,
): Promise<Response> => {
  const answer = await send(endpoint, parts as LooseParts)
  if (!answer.ok) throw await refusalOf(answer)
  reach.heard()
  return answer
}

/**
 * Asks the api one question of the contract. Throws a `Refusal` with the api's code when it says
 * no, and `Unreachable` when there was no answer; then nothing is known to have changed.
 */
export const ask = async <E extends Endpoint>(
  endpoint: E,
  parts: Asked<E>,
): Promise<ReplyOf<E>> => {
  const answer = await askRaw(endpoint, parts)
  const text = await answer.text()
  return endpoint.parts.reply.parse(text === '' ? {} : JSON.parse(text)) as ReplyOf<E>
}
