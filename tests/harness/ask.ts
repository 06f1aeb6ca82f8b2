import type { Endpoint, InputOf, ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { problem } from '@chapterhouse/shared/refusals'
import { Refused } from './door.ts'

/** What a question carries; the parts its contract names. */
export type Parts<E extends Endpoint> = {
  readonly [K in 'params' | 'query' | 'body' as InputOf<E, K> extends undefined
    ? never
    : K]: InputOf<E, K>
}

export interface Came {
  /** The session it has already. */
  readonly cookie?: string
  /** The address of the person's machine, as a proxy would tell it; else it is this machine. */
  readonly from?: string
}

/** One browser's way to the api: same origin, and the cookie it was given. */
export class Browser {
  readonly origin: string
  readonly #from: string | undefined
  #cookie: string

  constructor(origin: string, { cookie = '', from }: Came = {}) {
    this.origin = origin
    this.#cookie = cookie
    this.#from = from
  }

  get cookie(): string {
    return this.#cookie
  }

  /** The same in parts, as a browser keeps it. */
  get session(): { readonly name: string; readonly value: string } {
    const [name = '', value = ''] = this.#cookie.split('=')
    return { name, value }
  }

  /** Asks as the web client does. Throws `Refused` for every answer that is not a success. */
  async ask<E extends Endpoint>(endpoint: E, parts: Parts<E>): Promise<ReplyOf<E>> {
    const { params = {}, query = {}, body } = parts as Loose
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(String(params[name])),
    )
    const search = new URLSearchParams(query).toString()
    const reply = await fetch(`${this.origin}/api${path}${search ? `?${search}` : ''}`, {
      method: endpoint.method,
      headers: {
        origin: this.origin,
        ...(this.#from ? { 'x-forwarded-for': this.#from } : {}),
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    })
    this.#keep(reply.headers.getSetCookie())
    const text = await reply.text()
    if (!reply.ok) throw refused(reply.status, text)
    return endpoint.parts.reply.parse(JSON.parse(text)) as ReplyOf<E>
  }

  #keep(cookies: readonly string[]) {
    for (const cookie of cookies) this.#cookie = cookie.split(';')[0] ?? ''
  }
}

interface Loose {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, string>
  readonly body?: unknown
}

const refused = (status: number, text: string) => {
  try {
    const { code, title, detail } = problem.parse(JSON.parse(text))
    return new Refused(status, code, detail ?? title)
  } catch {
    return new Refused(status, 'unknown', text.slice(0, 200))
  }
}
