import type { Endpoint, InputOf, ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { problem } from '@chapterhouse/shared/refusals'

interface Parts<E extends Endpoint> {
  readonly params?: InputOf<E, 'params'>
  readonly body?: InputOf<E, 'body'>
}

/** One person's browser, as far as HTTP goes: keeps the cookie and asks endpoints. */
export interface Visitor {
  readonly url: string
  readonly cookie: () => string
  readonly ask: <E extends Endpoint>(endpoint: E, parts?: Parts<E>) => Promise<ReplyOf<E>>
}

const filled = (path: string, params: unknown): string =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params && typeof params === 'object' ? Reflect.get(params, name) : undefined
    return encodeURIComponent(String(value))
  })

/** Throws with the problem's own words when the answer is not a success. */
export const aVisitor = (url: string): Visitor => {
  let cookie = ''
  const ask = async <E extends Endpoint>(
    endpoint: E,
    parts: Parts<E> = {},
  ): Promise<ReplyOf<E>> => {
    const response = await fetch(`${url}/api${filled(endpoint.path, parts.params)}`, {
      method: endpoint.method,
      headers: { 'content-type': 'application/json', origin: url, cookie },
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
    })
    const set = response.headers.getSetCookie().find((line) => line.startsWith('session='))
    if (set) cookie = set.split(';')[0] ?? ''
    const answer: unknown = response.status === 204 ? {} : await response.json()
    if (!response.ok) {
      const known = problem.safeParse(answer)
      const said = known.success
        ? (known.data.detail ?? known.data.title)
        : `status ${response.status}`
      throw new Error(`${endpoint.method} ${endpoint.path}: ${said}`, { cause: known.data?.code })
    }
    return endpoint.parts.reply.parse(answer) as ReplyOf<E>
  }
  return { url, cookie: () => cookie, ask }
}
