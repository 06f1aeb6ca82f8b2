import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { Decoration, type DecorationAttrs, DecorationSet } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { z } from 'zod'
import type { Binding } from './binding.ts'
import type { Places } from './place.ts'

/** How other people's carets look. */
export interface CaretLook {
  readonly caret: (user: unknown) => HTMLElement
  readonly selection: (user: unknown) => DecorationAttrs
}

interface Spot {
  readonly anchor: number
  readonly head: number
  /** Whose it is, as text, so that a changed name or colour draws it anew. */
  readonly user: string
}

/** Carets of other people, by client. */
type Spots = ReadonlyMap<number, Spot>

/** Everybody else’s carets as they are drawn, and where each stands. */
export interface DrawnCarets {
  readonly spots: Spots
  readonly decorations: DecorationSet
}

/** Nobody else is in the text. */
export const noCarets: DrawnCarets = { spots: new Map(), decorations: DecorationSet.empty }

const cursor = z.object({ anchor: z.looseObject({}), head: z.looseObject({}) })

const positionOf = (places: Places, json: object, size: number): number | null => {
  try {
    const position = places.position(Y.createRelativePositionFromJSON(json))
    return position === null ? null : Math.min(position, size)
  } catch {
    // Anybody may have written anything into their state.
    return null
  }
}

/** A document that a binding shows. */
export interface Shown {
  readonly binding: Binding | undefined
  readonly doc: Node
  /** Where carets were drawn in it so far. */
  readonly known: Spots
}

/**
 * Where everybody else's caret stands in the document as it is shown now. A caret runs ahead of the
 * letter it stands behind, which others see only once it is committed: until then it stays where it
 * was, instead of going away and coming back with each letter.
 */
export const spotsIn = ({ binding, doc, known }: Shown, awareness: Awareness): Spots => {
  const places = binding?.places()
  const spots = new Map<number, Spot>()
  const size = doc.content.size
  for (const [client, other] of awareness.getStates()) {
    const place = client === awareness.clientID ? undefined : cursor.safeParse(other.cursor).data
    if (!places || !place) continue
    const anchor = positionOf(places, place.anchor, size)
    const head = positionOf(places, place.head, size)
    const user = JSON.stringify(other.user ?? null)
    const last = known.get(client)
    if (anchor !== null && head !== null) spots.set(client, { anchor, head, user })
    else if (last) spots.set(client, { ...last, user })
  }
  return spots
}

const isSame = (a: Spot | undefined, b: Spot | undefined): boolean =>
  a?.anchor === b?.anchor && a?.head === b?.head && a?.user === b?.user

const changedIn = (before: Spots, now: Spots): number[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter(
    (client) => !isSame(before.get(client), now.get(client)),
  )

/** Whether anybody's caret is drawn where it is not. */
export const isOutdated = ({ spots }: DrawnCarets, now: Spots): boolean =>
  changedIn(spots, now).length > 0

const drawn = (client: number, { anchor, head, user }: Spot, look: CaretLook): Decoration[] => {
  const person: unknown = JSON.parse(user)
  // The same key keeps the element, and with it a name that is being shown.
  const key = `${client} ${user}`
  const caret = Decoration.widget(head, () => look.caret(person), { key, side: 10, client })
  if (anchor === head) return [caret]
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
  const range = { inclusiveEnd: true, inclusiveStart: false, client }
  return [caret, Decoration.inline(from, to, look.selection(person), range)]
}

/** Carries carets along with a change. */
export const mapped = (carets: DrawnCarets, { docChanged, mapping, doc }: Transaction) => {
  if (!docChanged || carets.spots.size === 0) return carets
  const spots = new Map<number, Spot>()
  for (const [client, spot] of carets.spots) {
    const [anchor, head] = [mapping.map(spot.anchor), mapping.map(spot.head)]
    spots.set(client, { ...spot, anchor, head })
  }
  return { spots, decorations: carets.decorations.map(mapping, doc) }
}

/** Draws those anew that are not where they were drawn. */
export const redrawn = (
  carets: DrawnCarets,
  now: Spots,
  { doc, look }: { readonly doc: Node; readonly look: CaretLook },
): DrawnCarets => {
  const changed = new Set(changedIn(carets.spots, now))
  if (changed.size === 0) return carets
  const old = carets.decorations.find(undefined, undefined, ({ client }) => changed.has(client))
  const added = [...now].flatMap(([client, spot]) =>
    changed.has(client) ? drawn(client, spot, look) : [],
  )
  return { spots: now, decorations: carets.decorations.remove(old).add(doc, added) }
}
