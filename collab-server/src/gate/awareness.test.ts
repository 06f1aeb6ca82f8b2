import { describe, expect, it } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { readPresence, writePresence } from './awareness.ts'

const person = { id: 'x', name: 'Ann', color: '#fff' }

const updateOf = (state: Record<string, unknown> | null): Uint8Array => {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(state)
  const update = encodeAwarenessUpdate(awareness, [awareness.clientID])
  awareness.destroy()
  return update
}

describe('G5 presence', () => {
  it('G5 is written back with the person of the ticket', () => {
    const [entry] = readPresence(updateOf({ cursor: 1, user: { name: 'Forged' } })) ?? []
    if (entry === undefined) throw new Error('no entry')
    const seen = new Awareness(new Y.Doc())
    applyAwarenessUpdate(seen, writePresence(entry, person), null)
    expect(seen.getStates().get(entry.clientId)).toEqual({ cursor: 1, user: person })
    seen.destroy()
  })

  it('G5 is let go without a person', () => {
    const [entry] = readPresence(updateOf(null)) ?? []
    expect(entry?.state).toBeNull()
    if (entry) expect(readPresence(writePresence(entry, person))?.[0]?.state).toBeNull()
  })

  it.each([
    ['too large', updateOf({ x: 'y'.repeat(5_000) })],
    ['torn', updateOf({ cursor: 1 }).subarray(0, -2)],
    ['followed by something', Uint8Array.from([...updateOf({ cursor: 1 }), 1])],
    ['no object', Uint8Array.from([1, 5, 1, 2, 91, 93])],
  ])('G5 is refused when it is %s', (_, update) => {
    expect(readPresence(update)).toBeNull()
  })
})
