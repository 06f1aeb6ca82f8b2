import { contentRoot } from '@chapterhouse/shared/sync/document'
import { describe, expect, it } from 'vitest'
import { Doc, XmlElement, XmlText } from 'yjs'
import { liveText } from '../binding/extension.ts'
import { anEditor } from '../menus/an-editor.ts'
import { keysAt, pressAll, taken, words } from './a-stack.ts'
import { Blocks } from './blocks.ts'

const aBlock = (text: string) => {
  const block = new XmlElement('paragraph')
  block.insert(0, [new XmlText(text)])
  return block
}

const together = (...lines: string[]) => {
  const document = new Doc()
  const root = document.getXmlFragment(contentRoot)
  root.insert(0, lines.map(aBlock))
  const editor = anEditor('', [Blocks, liveText(root)])
  return { editor, root }
}

const typeInto = (block: unknown, text: string) => {
  if (block instanceof XmlElement) (block.get(0) as XmlText).insert(0, text)
}

describe('selected blocks, while others write', () => {
  it('stay selected when somebody writes above and below', () => {
    const { editor, root } = together('a', 'b', 'c')
    keysAt(editor, 'b', 'Escape')
    root.insert(0, [aBlock('above')])
    root.push([aBlock('below')])
    expect(taken(editor)).toBe('b')
  })

  it('stay selected when somebody writes in them', () => {
    const { editor, root } = together('a', 'b', 'c')
    keysAt(editor, 'a', 'Escape Shift-ArrowDown')
    typeInto(root.get(1), 'more ')
    expect(taken(editor)).toBe('a|more b')
  })

  it('are selected no more when somebody takes them away', () => {
    const { editor, root } = together('a', 'b', 'c')
    keysAt(editor, 'b', 'Escape')
    root.delete(1, 1)
    expect(taken(editor)).not.toContain('b')
    expect(words(editor)).toBe('a c')
  })

  it('move past what others wrote meanwhile', () => {
    const { editor, root } = together('a', 'b', 'c')
    keysAt(editor, 'c', 'Escape')
    root.insert(2, [aBlock('new')])
    pressAll(editor, 'Alt-Shift-ArrowUp')
    expect(words(editor)).toBe('a b c new')
    expect(root.toArray().map(String).join('')).toMatch(/b<.*c<.*new/)
  })
})
