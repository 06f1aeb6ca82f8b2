import type { Endpoint, InputOf, ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { type Problem, problem } from '@chapterhouse/shared/refusals'

type Part<E extends Endpoint, K extends 'params' | 'query' | 'body'> =
  InputOf<E, K> extends undefined
    ? object
    : undefined extends InputOf<E, K>
      ? { readonly [P in K]?: InputOf<E, K> }
      : { readonly [P in K]: InputOf<E, K> }
export type Asked<E extends Endpoint> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>

interface LooseParts {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** `/api/pages/…?…` of a question. */
export const addressOf = (question: Endpoint, parts: LooseParts): string => {
  const path = question.path.replace(/:(\w+)/g, (_, name: string) => `${parts.params?.[name]}`)
  const query = new URLSearchParams(
    Object.entries(parts.query ?? {}).map(([name, value]) => [name, String(value)]),
  )
  return `/api${path}${query.size > 0 ? `?${query}` : ''}`
}

/** Somebody with a browser: keeps cookies and asks over real HTTP. */
export interface Visitor {
  /** The reply of a success; fails the test on a refusal. */
  readonly ask: <E extends Endpoint>(question: E, parts: Asked<E>) => Promise<ReplyOf<E>>
  /** The problem of a refusal; fails the test on a success. */
  readonly refused: (question: Endpoint, parts: LooseParts) => Promise<Problem>
  /** Any request below the server's address, with the cookie and this browser's headers. */
  readonly send: (path: string, init?: RequestInit) => Promise<Response>
  cookie: string | null
}

/** The cookies after one more was set: another of its name goes, and it too if it is spent. */
const withCookie = ({ cookie }: Visitor, set: string): string | null => {
  const [pair = ''] = set.split(';')
  const [name] = pair.split('=')
  const others = (cookie ?? '').split('; ').filter((one) => one && !one.startsWith(`${name}=`))
  const all = /max-age=0/i.test(set) ? others : [...others, pair]
  return all.length > 0 ? all.join('; ') : null
}

/** What a browser says of a request that its own page makes. */
const byBrowser = { 'sec-fetch-site': 'same-origin' }

/** With other headers it is a program instead of a browser. */
export const openVisitor = (
  address: string,
  always: Readonly<Record<string, string>> = byBrowser,
): Visitor => {
  // what tells a known browser stays when one signs out
  let device: string | null = null
  const visitor: Visitor = {
    cookie: null,
    send: async (path, init = {}) => {
      const headers = new Headers(init.headers)
      const cookies = [visitor.cookie, device].filter((one) => one !== null)
      if (cookies.length > 0) headers.set('cookie', cookies.join('; '))
      for (const [name, value] of Object.entries(always)) {
        if (!headers.has(name)) headers.set(name, value)
      }
      const answer = await fetch(address + path, { ...init, headers })
      for (const set of answer.headers.getSetCookie()) {
        if (set.startsWith('device=')) device = set.split(';')[0] ?? null
        else visitor.cookie = withCookie(visitor, set)
      }
      return answer
    },
    ask: async (question, parts) => {
      const answer = await sendQuestion(visitor, question, parts as LooseParts)
      const text = await answer.text()
      if (!answer.ok)
        throw new Error(`${question.method} ${question.path}: ${answer.status} ${text}`)
      if (answer.status !== (question.parts.status ?? 200))
        throw new Error(`status ${answer.status}`)
      return question.parts.reply.parse(JSON.parse(text)) as ReplyOf<typeof question>
    },
    refused: async (question, parts) => {
      const answer = await sendQuestion(visitor, question, parts)
      const text = await answer.text()
      if (answer.ok) throw new Error(`${question.method} ${question.path} was not refused: ${text}`)
      const no = problem.parse(JSON.parse(text))
      if (no.status !== answer.status)
        throw new Error(`problem says ${no.status}, not ${answer.status}`)
      return no
    },
  }
  return visitor
}

const sendQuestion = (visitor: Visitor, question: Endpoint, parts: LooseParts) => {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(parts.body) }
  const body = parts.body === undefined ? {} : json
  return visitor.send(addressOf(question, parts), { method: question.method, ...body })
}
