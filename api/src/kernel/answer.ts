import { type Endpoint, type OutputOf, scopeOf } from '@chapterhouse/shared/kernel/endpoint'
import { Refusal } from '@chapterhouse/shared/refusals'
import { json, type Request, type RequestHandler, type Response } from 'express'
import type { z } from 'zod'
import type { Actor } from './actor.ts'
import { plainAddress } from './client-address.ts'
import type { Tx } from './database.ts'
import type { Desk } from './desk.ts'

/** A request whose parts have passed the contract. */
export interface Visit<E extends Endpoint> {
  readonly params: OutputOf<E, 'params'>
  readonly query: OutputOf<E, 'query'>
  readonly body: OutputOf<E, 'body'>
  readonly request: Request
  readonly response: Response
}
export type Reply<E extends Endpoint> = z.input<E['parts']['reply']>

type Run<E extends Endpoint, More> = (visit: Visit<E> & More) => Promise<Reply<E>>

/** Bytes a JSON body may have unless a question says more: forms and names, not documents. */
const smallBody = 128 * 1024

/** Answers with or without a signed-in person; parse, run, check the reply, send. */
export const answerAnyone = <E extends Endpoint>(
  desk: Desk,
  question: E,
  run: Run<E, { readonly actor: Actor | null }>,
) =>
  serve(desk, question, async (visit) => {
    const reply = await run(visit)
    visit.response.status(question.parts.status ?? 200).json(question.parts.reply.parse(reply))
  })

/** Answers a signed-in person, outside a transaction: for slow work, and answers that are files. */
export const answerPerson = <E extends Endpoint>(
  desk: Desk,
  question: E,
  run: Run<E, { readonly actor: Actor }>,
) => answerAnyone(desk, question, (visit) => run({ ...visit, actor: signedIn(visit.actor) }))

/** Answers a signed-in person in one transaction under their row security. */
export const answer = <E extends Endpoint>(
  desk: Desk,
  question: E,
  run: Run<E, { readonly actor: Actor; readonly tx: Tx }>,
) =>
  answerPerson(desk, question, (visit) =>
    desk.house.db.withUser(visit.actor.userId, (tx) => run({ ...visit, tx })),
  )

/** Answers with bytes that `run` sends itself. */
export const answerFileAnyone = <E extends Endpoint>(
  desk: Desk,
  question: E,
  run: (visit: Visit<E> & { readonly actor: Actor | null }) => Promise<void>,
) => serve(desk, question, run)

/** The same for a signed-in person. */
export const answerFile = <E extends Endpoint>(
  desk: Desk,
  question: E,
  run: (visit: Visit<E> & { readonly actor: Actor }) => Promise<void>,
) => answerFileAnyone(desk, question, (visit) => run({ ...visit, actor: signedIn(visit.actor) }))

/** Who asks; not too often, and a key only what its scopes say. */
const askerOf = async (desk: Desk, question: Endpoint, request: Request): Promise<Actor | null> => {
  const actor = await desk.house.identify(request)
  desk.house.paces.demand(question, actor?.userId ?? plainAddress(request.ip) ?? '')
  const needed = scopeOf(question)
  if (actor?.scopes && !actor.scopes.includes(needed)) {
    throw new Refusal('forbidden', { detail: `This API key has no scope "${needed}"` })
  }
  return actor
}

/** The actor, or 401. */
export const signedIn = (actor: Actor | null): Actor => {
  if (!actor) throw new Refusal('unauthenticated')
  return actor
}

const serve = <E extends Endpoint>(
  desk: Desk,
  question: E,
  run: (visit: Visit<E> & { readonly actor: Actor | null }) => Promise<void>,
) => {
  const handle: RequestHandler = async (request, response) => {
    // first: nonsense too is counted
    const actor = await askerOf(desk, question, request)
    await run({ ...partsOf(question, request), request, response, actor })
  }
  const verb = question.method.toLowerCase() as Lowercase<typeof question.method>
  const note: RequestHandler = (_request, response, next) => {
    response.locals.route = `/api${question.path}`
    next()
  }
  const limit = question.parts.bodyLimit ?? smallBody
  const only = question.parts.file ? [] : [onlyJson]
  const readers = question.parts.body ? [...only, json({ limit })] : []
  desk.questions.push(question)
  desk.router[verb](question.path, note, ...readers, handle)
}

/** A form of another site can send text, but no JSON: this is a wall of its own. */
const onlyJson: RequestHandler = (request, _response, next) =>
  next(request.is('json') ? undefined : new Refusal('unsupported_type', { detail: 'Send JSON' }))

const partsOf = <E extends Endpoint>(question: E, request: Request) => ({
  // an id that cannot exist names nothing: the same answer as for one that does not
  params: parse(question.parts.params, request.params, 'not_found') as OutputOf<E, 'params'>,
  query: parse(question.parts.query, request.query, 'invalid_input') as OutputOf<E, 'query'>,
  body: parse(question.parts.body, request.body, 'invalid_input') as OutputOf<E, 'body'>,
})

/** One part of a request, or the refusal that names what is wrong with it. */
const parse = (
  schema: z.ZodType | undefined,
  value: unknown,
  code: 'not_found' | 'invalid_input',
): unknown => {
  if (!schema) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  if (code === 'not_found') throw new Refusal(code)
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new Refusal(code, { issues })
}
