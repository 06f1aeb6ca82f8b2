import type { RefusalCode } from '@chapterhouse/shared/refusals'

/** Permission to enter one room once. */
export interface Entry {
  readonly url: string
  readonly room: string
  readonly ticket: string
  readonly access: 'write' | 'read'
}

/** How a writer gets into a page: the ticket call of the api, or nothing at all with a peer. */
export interface Door {
  readonly origin: string
  /** Throws `Refused` when the answer is no, anything else when there is no answer. */
  readonly enter: (clientId: number) => Promise<Entry>
}

/** The api said no. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: RefusalCode | 'unknown'
  readonly status: number

  constructor(status: number, code: RefusalCode | 'unknown', detail: string) {
    super(`${status} ${code}: ${detail}`)
    this.status = status
    this.code = code
  }
}
