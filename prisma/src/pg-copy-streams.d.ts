declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream'
  import type { Submittable } from 'pg'

  /** A query that is the stream of a `COPY … TO STDOUT`. */
  export function to(sql: string): Readable & Submittable
  /** A query that is the sink of a `COPY … FROM STDIN`. */
  export function from(sql: string): Writable & Submittable
}
