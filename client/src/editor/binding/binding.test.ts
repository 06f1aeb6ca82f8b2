import { appendToDocument, documentFrom } from '@chapterhouse/shared/editor/document'
import { extensions } from '@chapterhouse/shared/editor/extensions'
import { fromMarkdown } from '@chapterhouse/shared/editor/from-markdown'
import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { Step } from '@tiptap/pm/transform'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { caretIn, whereIs } from '../menus/an-editor.ts'
import { liveText } from './extension.ts'
import { isByOthers, isRemote } from './origin.ts'
import { deliver, leave, type Peer, peersOn, settle } from './testing/peers.ts'

const pair = (markdown: string): [Peer, Peer] => {
  const peers = peersOn(fromMarkdown(markdown), ['ours', 'ours'])
  onTestFinished(() => leave(peers))
  return peers as [Peer, Peer]
}

/** What an editor is told while something happens. */
const stepsOf = (editor: Editor, happen: () => void): Step[] => {
  const steps: Step[] = []
  const note = ({ transaction }: { transaction: { steps: Step[] } }) =>
    steps.push(...transaction.steps)
  editor.on('transaction', note)
  happen()
  editor.off('transaction', note)
  return steps
}

const rangesOf = (steps: readonly Step[]): string[] =>
  steps.map((step) => {
    const parts: string[] = []
    step.getMap().forEach((...[from, to, start, end]: number[]) => {
      parts.push(`${from}-${to}>${start}-${end}`)
    })
    return parts.join(' ')
  })

const typeAt = ({ editor }: Peer, place: number, text: string) => {
  editor.commands.setTextSelection(place)
  editor.view.dispatch(editor.state.tr.insertText(text))
}

const beforeCaret = ({ state }: Editor): string => {
  const { $head } = state.selection
  return $head.parent.textBetween(Math.max(0, $head.parentOffset - 1), $head.parentOffset)
}

describe('an edit of somebody else', () => {
  test('in one word is one step of that size', () => {
    const [ada, ben] = pair('one two\n\nthree\n\nfour')
    typeAt(ben, whereIs(ben.editor, 'three') + 2, 'X')
    expect(rangesOf(stepsOf(ada.editor, () => deliver(ada)))).toEqual(['12-12>12-13'])
  })

  test('in two blocks is two steps, and the block between keeps its node', () => {
    const [ada, ben] = pair('one\n\ntwo\n\nthree')
    const between = ada.editor.state.doc.child(1)
    typeAt(ben, whereIs(ben.editor, 'three'), 'X')
    typeAt(ben, whereIs(ben.editor, 'one'), 'Y')
    const steps = rangesOf(stepsOf(ada.editor, () => deliver(ada)))
    expect(steps).toEqual(['11-11>11-12', '1-1>1-2'])
    expect(ada.editor.state.doc.child(1)).toBe(between)
  })

  test('that sets marks moves nothing', () => {
    const [ada, ben] = pair('one two three')
    ben.editor.commands.setTextSelection({ from: 5, to: 8 })
    ben.editor.commands.toggleBold()
    expect(rangesOf(stepsOf(ada.editor, () => deliver(ada)))).toEqual([''])
    expect(ada.editor.getHTML()).toBe('<p>one <strong>two</strong> three</p>')
  })

  test('that sets an attribute moves nothing', () => {
    const [ada, ben] = pair('# one')
    ben.editor.commands.updateAttributes('heading', { level: 3 })
    expect(rangesOf(stepsOf(ada.editor, () => deliver(ada)))).toEqual([''])
    expect(ada.editor.getHTML()).toBe('<h3>one</h3>')
  })

  test('is known as such, an undo of our own as ours', () => {
    const [ada, ben] = pair('one')
    const told: boolean[][] = []
    ada.editor.on('transaction', ({ transaction }) => {
      if (transaction.docChanged) told.push([isRemote(transaction), isByOthers(transaction)])
    })
    typeAt(ben, 1, 'X')
    deliver(ada)
    typeAt(ada, 1, 'Y')
    ada.editor.commands.undo()
    expect(told).toEqual([
      [true, true],
      [false, false],
      [true, false],
    ])
  })

  test('never scrolls this window', () => {
    const [ada, ben] = pair('one')
    const asked: boolean[] = []
    ada.editor.on('transaction', ({ transaction }) => asked.push(transaction.scrolledIntoView))
    typeAt(ben, 1, 'X')
    deliver(ada)
    expect(asked).toEqual([false])
  })

  test('is answered by nothing', () => {
    const [ada, ben] = pair('one\n\n- two\n- three')
    typeAt(ben, 1, 'X')
    deliver(ada)
    expect(ben.inbox).toEqual([])
  })
})

describe('the caret', () => {
  test('stays with its letter among letters that are the same', () => {
    const [ada, ben] = pair('aaaa')
    caretIn(ada.editor, 'aaaa', 2)
    typeAt(ben, 1, 'a')
    deliver(ada)
    expect(ada.editor.state.selection.head).toBe(4)
    typeAt(ben, 6, 'a')
    deliver(ada)
    expect(ada.editor.state.selection.head).toBe(4)
  })

  test('stays before what somebody writes at the same place', () => {
    const [ada, ben] = pair('salt')
    caretIn(ada.editor, 'salt', 2)
    typeAt(ben, 3, 'XX')
    deliver(ada)
    expect(beforeCaret(ada.editor)).toBe('a')
  })

  test('goes with its letter when somebody parts or joins its paragraph', () => {
    const [ada, ben] = pair('salt and pepper\n\nmore')
    caretIn(ada.editor, 'pepper', 3)
    ben.editor.view.dispatch(ben.editor.state.tr.split(6))
    deliver(ada)
    expect(ada.editor.state.selection.$head.parent.textContent).toBe('and pepper')
    expect(beforeCaret(ada.editor)).toBe('p')
    ben.editor.view.dispatch(ben.editor.state.tr.join(7))
    deliver(ada)
    expect(ada.editor.getText()).toContain('salt and pepper')
    expect(ada.editor.state.selection.head).toBe(whereIs(ada.editor, 'per'))
  })

  test('is where it was before what undo takes back', () => {
    const [ada, ben] = pair('one two')
    caretIn(ada.editor, 'two')
    ada.editor.commands.insertContent('XX ')
    typeAt(ben, 1, 'much more ')
    settle([ada, ben])
    ada.editor.commands.setTextSelection(1)
    ada.editor.commands.undo()
    expect(ada.editor.state.selection.head).toBe(whereIs(ada.editor, 'two'))
  })
})

describe('writing', () => {
  test('a letter beside its like goes where it was typed', () => {
    const [ada] = pair('aaaa')
    const text = (ada.doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText
    const seen: unknown[] = []
    text.observe(({ delta }) => seen.push(delta))
    const { tr } = ada.editor.state
    tr.setSelection(TextSelection.create(tr.doc, 3)).insertText('a')
    ada.editor.view.dispatch(tr)
    expect(seen).toEqual([[{ retain: 2 }, { insert: 'a' }]])
  })

  test('a deleted line break leaves the texts beside it as they are', () => {
    const [ada, ben] = pair('one\\\ntwo')
    typeAt(ben, whereIs(ben.editor, 'two'), 'X')
    const { tr } = ada.editor.state
    ada.editor.view.dispatch(tr.delete(4, 5))
    settle([ada, ben])
    expect(ada.editor.getText()).toBe('oneXtwo')
    expect(ben.editor.getText()).toBe('oneXtwo')
  })

  test('a new first line leaves the paragraph to who is writing in it', () => {
    const [ada, ben] = pair('hello')
    typeAt(ben, 6, ' world')
    ada.editor.view.dispatch(ada.editor.state.tr.split(1))
    settle([ada, ben])
    expect(ada.editor.getHTML()).toBe('<p></p><p>hello world</p>')
  })

  test('nothing is written by moving the caret', () => {
    const [ada, ben] = pair('hello')
    ada.editor.commands.setTextSelection(3)
    expect(ben.inbox).toEqual([])
  })
})

describe('what the editor cannot show', () => {
  const shownOf = (change: (content: Y.XmlFragment) => void) => {
    const [ada, ben] = pair('start')
    ben.doc.transact(() => change(ben.doc.getXmlFragment('content')))
    deliver(ada)
    return { ada, content: ada.doc.getXmlFragment('content') }
  }

  test('stays in Yjs, and writing goes on around it', () => {
    const { ada, content } = shownOf((root) => root.insert(0, [new Y.XmlElement('tableRow')]))
    typeAt(ada, 1, 'X')
    expect(ada.editor.getText()).toBe('Xstart')
    expect(content.toString()).toBe('<tablerow></tablerow><paragraph>Xstart</paragraph>')
  })

  test('a list without items gets one to write in, which Yjs has once it is written in', () => {
    const { ada, content } = shownOf((root) => root.insert(1, [new Y.XmlElement('bulletList')]))
    expect(ada.editor.getHTML()).toContain('<ul><li><p></p></li></ul>')
    expect(content.toString()).toBe('<paragraph>start</paragraph><bulletlist></bulletlist>')
    typeAt(ada, ada.editor.state.doc.content.size - 3, 'X')
    expect(content.toString()).toContain(
      '<bulletlist><listitem><paragraph>X</paragraph></listitem></bulletlist>',
    )
  })

  test('a mark where none may be is kept and not shown', () => {
    const { ada, content } = shownOf((root) => {
      const code = new Y.XmlElement('codeBlock')
      const text = new Y.XmlText()
      text.insert(0, 'let x', { bold: {} })
      code.insert(0, [text])
      root.insert(1, [code])
    })
    expect(ada.editor.getHTML()).toContain('<pre><code>let x</code></pre>')
    expect(content.toString()).toContain('<bold>let x</bold>')
  })
})

describe('undo', () => {
  test('leaves what others wrote inside what it takes back, whatever it is', () => {
    const [ada, ben] = pair('start')
    ada.editor.commands.setTextSelection(6)
    ada.editor.commands.insertContent('<blockquote><p>mine</p></blockquote>')
    settle([ada, ben])
    typeAt(ben, whereIs(ben.editor, 'mine') + 2, 'THEIRS')
    settle([ada, ben])
    ada.editor.commands.undo()
    settle([ada, ben])
    expect(ada.editor.getText()).toContain('THEIRS')
    expect(ada.editor.getText()).not.toContain('mine')
    expect(ben.editor.getHTML()).toBe(ada.editor.getHTML())
  })

  test('of everything in an empty page leaves Yjs as empty as it was', () => {
    const peers = peersOn({ type: 'doc', content: [{ type: 'paragraph' }] }, ['ours'])
    onTestFinished(() => leave(peers))
    const [{ doc, editor }] = peers as [Peer]
    const before = doc.getXmlFragment('content').toString()
    editor.commands.insertContent('<h1>one</h1><p>two</p>')
    editor.commands.undo()
    expect(doc.getXmlFragment('content').toString()).toBe(before)
  })

  test('leaves alone what is marked as no step of history', () => {
    const [ada] = pair('start')
    const { tr } = ada.editor.state
    ada.editor.view.dispatch(tr.insertText('X', 1).setMeta('addToHistory', false))
    expect(ada.editor.can().undo()).toBe(false)
  })
})

test('an editor that is put on screen late shows what came meanwhile', () => {
  const doc = documentFrom(fromMarkdown('one'))
  const root = doc.getXmlFragment('content')
  const editor = new Editor({ element: null, extensions: [...extensions, liveText(root)] })
  onTestFinished(() => editor.destroy())
  appendToDocument(doc, fromMarkdown('two'))
  editor.mount(document.createElement('div'))
  expect(editor.getText()).toBe('one\n\ntwo')
})

describe('a character being composed', () => {
  const composes = ({ editor }: Peer, is: boolean) =>
    Object.assign(Reflect.get(editor.view, 'input') as object, { composing: is })

  const done = (peer: Peer) => {
    composes(peer, false)
    Reflect.get(peer.editor.storage, 'liveText').binding.letGo()
  }

  test('keeps its block as it is, while others go on in the rest of the page', () => {
    const [ada, ben] = pair('one two\n\nthree')
    caretIn(ada.editor, 'two')
    composes(ada, true)
    typeAt(ada, whereIs(ada.editor, 'two'), '漢')
    typeAt(ben, whereIs(ben.editor, 'one'), 'X')
    typeAt(ben, whereIs(ben.editor, 'three'), 'Y')
    deliver(ada)
    expect(ada.editor.getText()).toBe('one 漢two\n\nYthree')
    typeAt(ada, whereIs(ada.editor, 'two'), '字')
    expect(ada.editor.getText()).toBe('one 漢字two\n\nYthree')
    done(ada)
    settle([ada, ben])
    expect(ada.editor.getText()).toBe('Xone 漢字two\n\nYthree')
    expect(ben.editor.getText()).toBe('Xone 漢字two\n\nYthree')
    expect(beforeCaret(ada.editor)).toBe('字')
  })

  test('that is done between two letters of somebody else doubles neither', () => {
    const [ada, ben] = pair('one two')
    composes(ada, true)
    typeAt(ada, whereIs(ada.editor, 'two') + 3, '漢')
    typeAt(ben, 1, 'X')
    deliver(ada)
    composes(ada, false)
    typeAt(ben, 2, 'Y')
    deliver(ada)
    settle([ada, ben])
    expect(ada.editor.getText()).toBe('XYone two漢')
    expect(ben.editor.getText()).toBe('XYone two漢')
  })

  test('is kept beside what somebody removed around it', () => {
    const [ada, ben] = pair('one two three')
    composes(ada, true)
    typeAt(ada, whereIs(ada.editor, 'two') + 1, '漢')
    ben.editor.commands.deleteRange({ from: 1, to: 9 })
    deliver(ada)
    typeAt(ada, whereIs(ada.editor, '漢') + 1, '字')
    done(ada)
    settle([ada, ben])
    expect(ada.editor.getText()).toContain('字')
    expect(ben.editor.getText()).toBe(ada.editor.getText())
  })

  test('in a block that somebody removed ends with it', () => {
    const [ada, ben] = pair('one\n\ntwo')
    composes(ada, true)
    typeAt(ada, whereIs(ada.editor, 'two'), '漢')
    typeAt(ben, whereIs(ben.editor, 'two'), 'X')
    deliver(ada)
    ben.editor.commands.deleteRange({ from: 4, to: ben.editor.state.doc.content.size })
    deliver(ada)
    done(ada)
    settle([ada, ben])
    expect(ben.editor.getText()).toBe(ada.editor.getText())
  })
})

test('bold that is switched on for the next letter stays on when others write', () => {
  const [ada, ben] = pair('one\n\ntwo')
  ada.editor.commands.setTextSelection(2)
  ada.editor.commands.toggleBold()
  typeAt(ben, whereIs(ben.editor, 'two'), 'X')
  deliver(ada)
  expect(ada.editor.isActive('bold')).toBe(true)
})
