import type { Endpoint, InputOf, ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { problem, Refusal } from '@chapterhouse/shared/refusals'
import { told } from '../messages/t.ts'
import { reach } from './reach.ts'
import { Unreachable } from './unreachable.ts'

declare global {
  var askedEarly: Map<string, Promise<Response>> | undefined
}

type Part<E extends Endpoint, K extends 'params' | 'query' | 'body'> =
  InputOf<E, K> extends undefined
    ? object
    : undefined extends InputOf<E, K>
      ? { readonly [P in K]?: InputOf<E, K> }
      : { readonly [P in K]: InputOf<E, K> }

/** What a question carries: exactly the parts its endpoint declares. */
export type Asked<E extends Endpoint> = Part<E, 'params'> &
  Part<E, 'query'> &
  Part<E, 'body'> &
  Manner

interface Manner {
  readonly signal?: AbortSignal
  /** Goes out as multipart/form-data in place of a body. */
  readonly form?: FormData
  /** Small, and to be sent to its end even if the window closes or reloads meanwhile. */
  readonly keepalive?: boolean
}

interface LooseParts extends Manner {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** A large import takes its time; nothing sensible takes longer. */
const patience = 60_000
/** Twenty megabytes over a slow line upwards. */
const uploadPatience = 600_000

/** `/api/pages/…?format=…` of an endpoint with these parts. */
export const addressOf = (endpoint: Endpoint, parts: LooseParts): string => {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(parts.params?.[name])),
  )
  const given = Object.entries(parts.query ?? {}).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return `/api${path}${given.length ? `?${query}` : ''}`
}

/** A form names its own type, with the boundary between its parts. */
const contentOf = ({ body, form }: LooseParts): { body?: BodyInit; headers?: object } => {
  if (form) return { body: form }
  if (body === undefined) return {}
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

/** The answer to a question that `first-look.js` asked before the program was here; once. */
const takeEarly = (address: string): Promise<Response> | undefined => {
  const answer = globalThis.askedEarly?.get(address)
  globalThis.askedEarly?.delete(address)
  return answer
}

const send = async (endpoint: Endpoint, parts: LooseParts): Promise<Response> => {
  const content = contentOf(parts)
  const limit = AbortSignal.timeout(parts.form ? uploadPatience : patience)
  const signal = parts.signal ? AbortSignal.any([parts.signal, limit]) : limit
  try {
    const headers = { accept: 'application/json', ...content.headers }
    const { keepalive = false } = parts
    const init = { ...content, method: endpoint.method, headers, keepalive }
    const address = addressOf(endpoint, parts)
    const early = endpoint.method === 'GET' ? takeEarly(address) : undefined
    return await (early ?? fetch(address, { ...init, signal }))
  } catch (cause) {
    if (parts.signal?.aborted) throw cause
    throw unreachable(endpoint, cause)
  }
}

/** A browser that knows it has no network has sent nothing; otherwise nobody can tell. */
const unreachable = ({ method }: Endpoint, cause: unknown): Unreachable => {
  const mayBeDone = method !== 'GET' && navigator.onLine
  reach.lost()
  return new Unreachable(cause, { mayBeDone })
}

/** The refusal of an answer that is no success. A proxy's own 502 means: no server behind it. */
const refusalOf = async (endpoint: Endpoint, answer: Response): Promise<Error> => {
  const parsed = problem.safeParse(await answer.json().catch(() => null))
  if (parsed.success) {
    const { code, detail, issues } = parsed.data
    const said = issues?.map((issue) => ({ ...issue, message: told(issue.message) }))
    return new Refusal(code, {
      ...(detail ? { detail: told(detail) } : {}),
      ...(said ? { issues: said } : {}),
    })
  }
  if (answer.status < 500) return new Refusal('internal', { cause: answer.status })
  return unreachable(endpoint, answer.status)
}

/** Sends the question and answers the raw response of a success; throws as `ask` does. */
export const askRaw = async <E extends Endpoint>(
  endpoint: E,
  parts: Asked<E>,
): Promise<Response> => {
  const answer = await send(endpoint, parts as LooseParts)
  if (!answer.ok) throw await refusalOf(endpoint, answer)
  reach.heard()
  return answer
}

/**
 * Asks the api one question of the contract. Throws a `Refusal` with the api's code when it says
 * no, and `Unreachable` when there was no answer.
 */
export const ask = async <E extends Endpoint>(
  endpoint: E,
  parts: Asked<E>,
): Promise<ReplyOf<E>> => {
  const answer = await askRaw(endpoint, parts)
  const text = await answer.text()
  return endpoint.parts.reply.parse(text === '' ? {} : JSON.parse(text)) as ReplyOf<E>
}
