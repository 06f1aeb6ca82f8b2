import type { z } from 'zod'
import type { Scope } from './scope.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The parts a request may carry; an absent part takes nothing. */
export interface EndpointParts {
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /**
   * Takes a file: multipart/form-data with one field `file`, or the bytes themselves under one of these
   * media types. Beside a JSON body only where that is optional.
   */
  readonly file?: readonly string[]
  readonly reply: z.ZodType
  /** Success status; 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204
  /** Bytes the JSON body may have; the api's small default unless told. */
  readonly bodyLimit?: number
  /** Takes long or sends much: may be asked less often than the rest. */
  readonly heavy?: true
  /** What an API key must be allowed; by the method unless told (`scopeOf`). */
  readonly scope?: Scope
  /** One line for the OpenAPI document. */
  readonly summary?: string
}

/** One question of the HTTP contract: api, client and documentation read the same value. */
export interface Endpoint<Parts extends EndpointParts = EndpointParts> {
  readonly method: Method
  /** Below `/api`, with `:name` parameters. */
  readonly path: string
  readonly parts: Parts
}

export const endpoint = <const Parts extends EndpointParts>(
  method: Method,
  path: string,
  parts: Parts,
): Endpoint<Parts> => ({ method, path, parts })

/** The scope a question takes: reading asks for `read`, everything else for `write`, unless it says so. */
export const scopeOf = ({ method, parts }: Endpoint): Scope =>
  parts.scope ?? (method === 'GET' ? 'read' : 'write')

type PartOf<
  E extends Endpoint,
  K extends 'params' | 'query' | 'body',
> = E['parts'][K] extends z.ZodType ? E['parts'][K] : undefined

export type InputOf<E extends Endpoint, K extends 'params' | 'query' | 'body'> =
  PartOf<E, K> extends z.ZodType ? z.input<PartOf<E, K>> : undefined
export type OutputOf<E extends Endpoint, K extends 'params' | 'query' | 'body'> =
  PartOf<E, K> extends z.ZodType ? z.output<PartOf<E, K>> : undefined
export type ReplyOf<E extends Endpoint> = z.output<E['parts']['reply']>
