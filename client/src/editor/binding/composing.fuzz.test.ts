import { TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliver, leave, type Peer, peersOn, settle } from './testing/peers.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 200)

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const page = { type: 'doc', content: [paragraph('abc'), paragraph('def')] }

const composes = ({ editor }: Peer, is: boolean) =>
  Object.assign(Reflect.get(editor.view, 'input') as object, { composing: is })

const letGo = ({ editor }: Peer) => Reflect.get(editor.storage, 'liveText').binding.letGo()

const textOf = ({ editor }: Peer) => editor.getText({ blockSeparator: '|' })

/** Types where the caret is, as an input method does. */
const typeHere = ({ editor }: Peer, letter: string) =>
  editor.view.dispatch(editor.state.tr.insertText(letter))

const typeAt = ({ editor }: Peer, at: number, letter: string) => {
  const { tr, doc } = editor.state
  const place = TextSelection.near(doc.resolve(at % (doc.content.size + 1))).from
  editor.view.dispatch(tr.insertText(letter, place))
}

const act = fc.constantFrom('mine', 'mine', 'theirs', 'theirs', 'begin', 'end', 'end and settle')
const turns = fc.array(fc.record({ what: act, at: fc.nat(20), comes: fc.boolean() }), {
  maxLength: 25,
})

test('a letter written by anybody while characters are composed is there once, for both', () =>
  fc.assert(
    fc.property(fc.nat(12), turns, (start, all) => {
      const peers = peersOn(page, ['ours', 'ours'])
      const [ada, ben] = peers as [Peer, Peer]
      const { doc, tr } = ada.editor.state
      ada.editor.view.dispatch(
        tr.setSelection(TextSelection.near(doc.resolve(start % doc.content.size))),
      )
      let next = 0x4e00
      const typed: string[] = []
      const letter = () => {
        typed.push(String.fromCodePoint(next++))
        return typed.at(-1) ?? ''
      }
      try {
        for (const { what, at, comes } of all) {
          if (what === 'mine') typeHere(ada, letter())
          if (what === 'theirs') typeAt(ben, at, letter())
          if (what === 'begin') composes(ada, true)
          if (what.startsWith('end')) composes(ada, false)
          if (what === 'end and settle') letGo(ada)
          if (comes) deliver(ada)
        }
        composes(ada, false)
        letGo(ada)
        settle(peers)
        expect(textOf(ben)).toBe(textOf(ada))
        expect([...textOf(ada)].sort().join('')).toBe(
          ['abcdef|', ...typed].join('').split('').sort().join(''),
        )
      } finally {
        leave(peers)
      }
    }),
    { numRuns, endOnFailure: true },
  ))
