import { contentRoot } from '@chapterhouse/shared/sync/document'
import * as Y from 'yjs'
import { until } from '../harness/wait.ts'
import { addParagraph, typeAgedPage } from './aged-page.ts'
import { founderId } from './contestant.ts'
import { Seat, type SeatPlan } from './seat.ts'

/** The page everybody types into: months old, with an empty paragraph for each typist. */
export interface Foundation {
  readonly updates: readonly Uint8Array[]
  readonly texts: readonly { readonly client: number; readonly clock: number }[]
  /** Length of its text. */
  readonly letters: number
}

// Fewer than a socket's burst of frames, more than a page keeps beside its state when everybody left.
const rows = 260

export const prepareFoundation = (edits: number, typists: number): Foundation => {
  const perUpdate = Math.ceil(edits / rows)
  const { document, updates } = typeAgedPage({ seed: 4711, edits, clientId: founderId, perUpdate })
  const grown = [...updates]
  document.on('update', (update: Uint8Array) => grown.push(update))
  const content = document.getXmlFragment(contentRoot)
  const texts = document.transact(() =>
    Array.from({ length: typists }, () => idOf(addParagraph(content))),
  )
  return { updates: grown, texts, letters: lettersIn(document) }
}

/** Puts the foundation down, in as many frames as it has updates, and waits until it was taken. */
export const found = async (plan: SeatPlan, { updates }: Foundation): Promise<Seat> => {
  let saved = 0
  const seat = new Seat(plan, { onSaved: () => (saved += 1) })
  await until(() => seat.synced, { what: `opening a table at ${plan.url}`, within: 20_000 })
  for (const update of updates) seat.send(seat.frames.update(update))
  if (plan.protocol === 'hocuspocus') {
    // One more than the updates: our empty step 2.
    const done = () => saved > updates.length || seat.closed !== null
    await until(done, { what: 'the first text', within: 60_000 })
  } else {
    seat.synced = false
    seat.send(seat.frames.step1())
    await until(() => seat.synced, { what: 'the first text', within: 60_000 })
  }
  if (seat.closed !== null) throw new Error(`the founder was sent away: ${seat.closed}`)
  return seat
}

/** How many letters a page holds. */
export const lettersIn = (document: Y.Doc): number =>
  document
    .getXmlFragment(contentRoot)
    .toArray()
    .map((node) => (node instanceof Y.XmlElement ? node.get(0) : null))
    .reduce((sum, text) => sum + (text instanceof Y.XmlText ? text.length : 0), 0)

const idOf = (text: Y.XmlText) => {
  const id = text._item?.id
  if (!id) throw new Error('a text outside the document')
  return { client: id.client, clock: id.clock }
}
