import { anyDocument } from '@chapterhouse/shared/editor/testing/document-arbitrary'
import { contentHash } from '@chapterhouse/shared/sync/content-hash'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Act, anyAct, perform } from './testing/acts.ts'
import {
  deliver,
  heldBy,
  leave,
  type Peer,
  peersOn,
  settle,
  shownBy,
  survive,
} from './testing/peers.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 60)

/** Somebody acts, or takes in what the others did. */
const move = fc.record({
  who: fc.nat(),
  act: fc.oneof({ weight: 3, arbitrary: anyAct }, { weight: 1, arbitrary: fc.constant(null) }),
})

const holdsWhatItShows = (peer: Peer) => {
  const [shown, held] = [shownBy(peer), heldBy(peer)]
  // Not `toBe`: it would draw the difference of two long texts at each step of shrinking.
  if (shown !== held) throw new Error(`shown\n${shown}\nheld\n${held}`)
}

const go = (peer: Peer, act: Act | null) => {
  if (act === null) deliver(peer)
  else survive(peer, () => perform(peer.editor, act))
}

describe('the binding', () => {
  test('shows what Yjs holds after anything one person does', () =>
    fc.assert(
      fc.property(anyDocument, fc.array(anyAct, { maxLength: 25 }), (json, acts) => {
        const [peer] = peersOn(json, ['ours']) as [Peer]
        try {
          for (const act of acts) {
            perform(peer.editor, act)
            holdsWhatItShows(peer)
          }
        } finally {
          leave([peer])
        }
      }),
      { numRuns, endOnFailure: true },
    ))

  test('shows what Yjs holds after anything three people do, one with the stock binding', () =>
    fc.assert(
      fc.property(anyDocument, fc.array(move, { maxLength: 40 }), (json, moves) => {
        const peers = peersOn(json, ['ours', 'ours', 'stock'])
        try {
          for (const { who, act } of moves) {
            const peer = peers[who % peers.length] as Peer
            go(peer, act)
            if (peer !== peers[2]) holdsWhatItShows(peer)
          }
          settle(peers)
          for (const peer of peers.slice(0, 2)) holdsWhatItShows(peer)
          expect(new Set(peers.map(({ doc }) => contentHash(doc))).size).toBe(1)
        } finally {
          leave(peers)
        }
      }),
      { numRuns, endOnFailure: true },
    ))
})
