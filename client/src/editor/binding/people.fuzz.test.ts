import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Act, actOf, perform } from './testing/acts.ts'
import { deliver, leave, type Peer, peersOn, settle } from './testing/peers.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 60)

/** Each letter of these alphabets is used once, so that one can ask where it is. */
const base = { first: 0x4e00, last: 0x4fff }
const mine = { first: 0x5000, last: 0x5fff }
const theirs = { first: 0xac00, last: 0xbfff }

const isOf =
  ({ first, last }: typeof base) =>
  (letter: string) =>
    (letter.codePointAt(0) ?? 0) >= first && (letter.codePointAt(0) ?? 0) <= last

const lettersOf = ({ editor }: Peer) => [...editor.state.doc.textContent]

/** Paragraphs of five letters, some of them in a list. */
const aPage = (): DocNode => {
  let next = base.first
  const letters = () => String.fromCodePoint(...Array.from({ length: 5 }, () => next++))
  const paragraph = (): DocNode => ({
    type: 'paragraph',
    content: [{ type: 'text', text: letters() }],
  })
  const item = (): DocNode => ({ type: 'listItem', content: [paragraph()] })
  const list: DocNode = { type: 'bulletList', content: [item(), item()] }
  return { type: 'doc', content: [paragraph(), paragraph(), list, paragraph()] }
}

class Alphabet {
  #next: number
  readonly typed: string[] = []

  constructor({ first }: typeof base) {
    this.#next = first
  }

  /** Types a letter nobody has typed before. */
  type(editor: Editor, at: number): void {
    const { tr } = editor.state
    const { $from } = TextSelection.near(tr.doc.resolve(at % (tr.doc.content.size + 1)))
    if (!$from.parent.inlineContent) return
    tr.setSelection(TextSelection.create(tr.doc, $from.pos))
    const letter = String.fromCodePoint(this.#next++)
    this.typed.push(letter)
    editor.view.dispatch(tr.insertText(letter))
  }
}

const withPeers = (run: (ada: Peer, ben: Peer) => void) => {
  const peers = peersOn(aPage(), ['ours', 'ours'])
  try {
    run(...(peers as [Peer, Peer]))
  } finally {
    leave(peers)
  }
}

const myAct = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  {
    weight: 3,
    arbitrary: actOf('erase', 'mark', 'split', 'join', 'breakLine', 'move', 'command'),
  },
)
const turn = fc.record({ who: fc.constantFrom('me', 'them'), at: fc.nat(200), act: myAct })

const all = (editor: Editor, act: 'undo' | 'redo') => {
  for (let times = 0; times < 100 && editor.can()[act](); times += 1) editor.commands[act]()
}

describe('undo', () => {
  test('of all I did brings back what was there, and all that others wrote, once', () =>
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 20 }), (turns) =>
        withPeers((ada, ben) => {
          const before = lettersOf(ada)
          const [my, their] = [new Alphabet(mine), new Alphabet(theirs)]
          for (const { who, at, act } of turns) {
            if (who === 'them') their.type(ben.editor, at)
            else if (act) perform(ada.editor, act)
            else my.type(ada.editor, at)
            settle([ada, ben])
          }
          const written = lettersOf(ben).filter(isOf(theirs)).sort()
          all(ada.editor, 'undo')
          settle([ada, ben])
          expect(lettersOf(ada).filter(isOf(mine))).toEqual([])
          expect(lettersOf(ben).filter(isOf(base)).sort()).toEqual(before.sort())
          expect(lettersOf(ben).filter(isOf(theirs)).sort()).toEqual(their.typed)
          all(ada.editor, 'redo')
          settle([ada, ben])
          expect(lettersOf(ben).filter(isOf(theirs)).sort()).toEqual(written)
        }),
      ),
      { numRuns, endOnFailure: true },
    ))

  test('and redo lead back to the same text', () =>
    fc.assert(
      fc.property(fc.array(actOf('type', 'erase', 'mark', 'split', 'join')), (acts) =>
        withPeers((ada) => {
          for (const act of acts) perform(ada.editor, act)
          const after = ada.editor.getHTML()
          all(ada.editor, 'undo')
          expect(lettersOf(ada).filter(isOf(base))).toEqual(lettersOfJson())
          all(ada.editor, 'redo')
          expect(ada.editor.getHTML()).toBe(after)
        }),
      ),
      { numRuns, endOnFailure: true },
    ))
})

const lettersOfJson = () => [...JSON.stringify(aPage())].filter(isOf(base))

const before = ({ state }: Editor): string => {
  const { $head } = state.selection
  return $head.parent.textBetween(Math.max(0, $head.parentOffset - 1), $head.parentOffset)
}

const blocksOf = ({ editor }: Peer): number => {
  let blocks = 0
  editor.state.doc.descendants((node) => {
    if (node.isBlock) blocks += 1
  })
  return blocks
}

const theirAct: fc.Arbitrary<Act> = actOf('letter', 'letter', 'erase', 'mark', 'split', 'join')

describe('the caret', () => {
  test('stays behind its letter whatever others do, for as long as that is there', () =>
    fc.assert(
      fc.property(fc.nat(60), fc.array(theirAct, { maxLength: 15 }), (at, acts) =>
        withPeers((ada, ben) => {
          const their = new Alphabet(theirs)
          const { doc, tr } = ada.editor.state
          const place = TextSelection.near(doc.resolve(at % doc.content.size))
          ada.editor.view.dispatch(tr.setSelection(place))
          for (const act of acts) {
            const letter = before(ada.editor)
            const blocks = blocksOf(ada)
            if (act.kind === 'letter') their.type(ben.editor, act.at)
            else perform(ben.editor, act)
            deliver(ada)
            // Two blocks that became one may be told in more than one way.
            const isOne = act.kind !== 'split' && blocksOf(ada) < blocks
            const isThere = isOf(base)(letter) && !isOne && lettersOf(ada).includes(letter)
            if (isThere) expect(before(ada.editor)).toBe(letter)
          }
        }),
      ),
      { numRuns, endOnFailure: true },
    ))
})
