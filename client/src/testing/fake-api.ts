import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import { Refusal, type RefusalCode, type RefusalParts } from '@chapterhouse/shared/refusals'
import { vi } from 'vitest'

/** A question as it reached the network. */
export interface Heard {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
}

type Reply = unknown | ((heard: Heard) => unknown)

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  })

const hear = (input: string | URL | Request, init: RequestInit = {}): Heard => {
  const url = new URL(String(input), 'http://house.test')
  return {
    method: init.method ?? 'GET',
    path: url.pathname.replace(/^\/api/, ''),
    query: Object.fromEntries(url.searchParams),
    body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
  }
}

const shapeOf = (endpoint: Endpoint) =>
  new RegExp(`^${endpoint.method} ${endpoint.path.replace(/:\w+/g, '[^/]+')}$`)

/**
 * A network with an api at the other end that says what the test tells it to. What nobody told it
 * is answered with 404, as the real one does.
 */
export const fakeApi = () => {
  const replies: { shape: RegExp; reply: Reply }[] = []
  const heard: Heard[] = []
  let up = true
  const answer = async (question: Heard): Promise<Response> => {
    const line = `${question.method} ${question.path}`
    const found = replies.find(({ shape }) => shape.test(line))
    if (!found) return json(404, new Refusal('not_found').toProblem())
    const said = await (typeof found.reply === 'function' ? found.reply(question) : found.reply)
    if (said instanceof Refusal) return json(said.status, said.toProblem())
    return said instanceof Response ? said : json(200, said)
  }
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
    if (!up) throw new TypeError('Failed to fetch')
    const question = hear(input, init)
    heard.push(question)
    return answer(question)
  })
  return {
    heard,
    /** Questions of this endpoint, in the order they came. */
    asked: (endpoint: Endpoint) =>
      heard.filter((one) => shapeOf(endpoint).test(`${one.method} ${one.path}`)),
    /** The latest word on an endpoint counts. */
    says: (endpoint: Endpoint, reply: Reply) => {
      replies.unshift({ shape: shapeOf(endpoint), reply })
    },
    refuses: (endpoint: Endpoint, code: RefusalCode, parts?: RefusalParts) => {
      replies.unshift({ shape: shapeOf(endpoint), reply: new Refusal(code, parts) })
    },
    goesAway: () => {
      up = false
    },
    comesBack: () => {
      up = true
    },
  }
}

export type FakeApi = ReturnType<typeof fakeApi>
