import { contentRoot } from '@chapterhouse/shared/sync/document'
import * as Y from 'yjs'
import { addParagraph } from '../bench/aged-page.ts'
import { caretState, insertLetter } from '../bench/frames.ts'
import { monotonic } from '../bench/monotonic.ts'
import { Seat } from '../bench/seat.ts'
import type { Door } from '../harness/door.ts'
import { type Spread, spreadOf } from '../harness/figures.ts'
import { pause, until } from '../harness/wait.ts'

export interface ManyPagesPlan<Look> {
  readonly keysPerSecond: number
  readonly seconds: number
  /** Called right before and right after the typing. */
  readonly look: () => Promise<Look>
}

export interface ManyPagesFigures<Look> {
  readonly open: Spread
  readonly openedPerSecond: number
  readonly edits: number
  /** Milliseconds from the due key to the other person of the page. */
  readonly seen: Spread
  readonly saved: Spread
  readonly broken: number
  readonly before: Look
  readonly after: Look
}

interface Typist {
  readonly seat: Seat
  /** When each struct was due, by its clock; the paragraph itself was never due. */
  readonly due: number[]
  readonly waiting: number[]
}

const openingAtOnce = 40
const firstId = 3_000

/** Two people at each page, all typing at a slow and even pace. */
export const manyPages = async <Look>(
  doors: readonly (readonly Door[])[],
  { keysPerSecond, seconds, look }: ManyPagesPlan<Look>,
): Promise<ManyPagesFigures<Look>> => {
  const seen: number[] = []
  const saved: number[] = []
  const opened: number[] = []
  const start = monotonic()
  const tables = await inTurns(doors, async (pair) => {
    const from = monotonic()
    const table = await sitDown(pair, { seen, saved })
    opened.push((monotonic() - from) / pair.length)
    return table
  })
  const openedPerSecond = Math.round((tables.length * 2000) / (monotonic() - start))
  await pause(1_000)
  const typists = tables.flat()
  const before = await look()
  const edits = await typeEvenly(typists, keysPerSecond, seconds)
  const after = await look()
  await pause(1_500)
  const broken = typists.filter(({ seat }) => seat.closed !== null).length
  for (const { seat } of typists) seat.close()
  await pause(1_500)
  return {
    open: spreadOf(opened),
    openedPerSecond,
    edits,
    seen: spreadOf(seen),
    saved: spreadOf(saved),
    broken,
    before,
    after,
  }
}

interface Samples {
  readonly seen: number[]
  readonly saved: number[]
}

const sitDown = async (pair: readonly Door[], samples: Samples): Promise<Typist[]> => {
  const table: Typist[] = []
  for (const [at, door] of pair.entries())
    table.push(await takeSeat(door, { clientId: firstId + at, table, samples }))
  return table
}

interface Place {
  readonly clientId: number
  readonly table: readonly Typist[]
  readonly samples: Samples
}

const takeSeat = async (door: Door, place: Place): Promise<Typist> => {
  const { clientId, samples } = place
  const { url, room, ticket: token } = await door.enter(clientId)
  const plan = { protocol: 'hocuspocus', url, room, token, origin: door.origin, clientId } as const
  // The first acknowledgement is the paragraph's.
  const waiting = [0]
  const seat = new Seat(plan, {
    offer: () => paragraphOf(clientId),
    onUpdate: (update) => noteSeen(update, place),
    onSaved: () => {
      const from = waiting.shift()
      if (from) samples.saved.push(monotonic() - from)
    },
  })
  const here = () => (seat.synced && waiting.length === 0) || seat.closed !== null
  await until(here, { what: 'a page opening', within: 30_000, every: 5 })
  return { seat, due: Array(paragraphLength).fill(0), waiting }
}

const noteSeen = (update: Uint8Array, { clientId, table, samples }: Place) => {
  const now = monotonic()
  for (const { id } of Y.decodeUpdate(update).structs) {
    if (id.client === clientId) continue
    const from = table[id.client - firstId]?.due[id.clock]
    if (from) samples.seen.push(now - from)
  }
}

/** Works through a list with at most so many at once; results in the order of the list. */
const inTurns = async <T, R>(list: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < list.length; at = next++) results[at] = await work(list[at] as T)
  }
  await Promise.all(Array.from({ length: openingAtOnce }, worker))
  return results
}

const typeEvenly = async (typists: readonly Typist[], keysPerSecond: number, seconds: number) => {
  const start = monotonic()
  let edits = 0
  while (monotonic() - start < seconds * 1000) {
    const due = ((monotonic() - start) / 1000) * keysPerSecond * typists.length
    for (; edits < due; edits += 1) press(typists[(edits * 7919) % typists.length])
    await pause(1)
  }
  return edits
}

const press = (typist: Typist | undefined) => {
  if (!typist || typist.seat.closed !== null) return
  const { seat, due, waiting } = typist
  const { clientId: client } = seat.plan
  const clock = due.length
  due.push(monotonic())
  waiting.push(monotonic())
  const after = clock === paragraphLength ? null : clock - 1
  const text = { client, clock: paragraphLength - 1 }
  seat.send(seat.frames.update(insertLetter({ client, clock, after, text, letter: 'a' })))
  seat.send(seat.frames.awareness(caretState(client, clock + 1, clock)))
}

/** Clocks a paragraph takes: the element, and its text. */
const paragraphLength = 2

const paragraphOf = (clientId: number): Uint8Array => {
  const document = new Y.Doc()
  document.clientID = clientId
  addParagraph(document.getXmlFragment(contentRoot))
  return Y.encodeStateAsUpdate(document)
}
