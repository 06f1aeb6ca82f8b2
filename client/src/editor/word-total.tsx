import { countWords } from '@chapterhouse/shared/editor/word-count'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { useEffect, useState } from 'react'
import { count } from '../kernel/count.ts'

/** Milliseconds of rest before words are counted again. */
const rest = 500

// Blocks nobody touched keep their identity, so each is counted once.
const counted = new WeakMap<Node, number>()

const wordsOfBlock = (block: Node): number => {
  const known = counted.get(block)
  if (known !== undefined) return known
  const words = countWords(block.textBetween(0, block.content.size, '\n', ' '))
  counted.set(block, words)
  return words
}

/** Words of the whole page; blocks that did not change are not counted again. */
export const wordsOf = (doc: Node): number =>
  doc.children.reduce((sum, block) => sum + wordsOfBlock(block), 0)

/** Words of the text, or of the selection while there is one. */
const wordsNow = ({ state }: Editor): { words: number; selected: boolean } => {
  const { from, to } = state.selection
  const selected = countWords(state.doc.textBetween(from, to, '\n', ' '))
  if (selected > 0) return { words: selected, selected: true }
  return { words: wordsOf(state.doc), selected: false }
}

/** How many words there are, or are selected. */
export const WordTotal = ({ editor }: { readonly editor: Editor }) => {
  const [now, setNow] = useState(() => wordsNow(editor))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        if (!editor.isDestroyed) setNow(wordsNow(editor))
      }, rest)
    }
    editor.on('transaction', soon)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', soon)
    }
  }, [editor])
  return (
    <span className="word-total">
      {count(now.words, 'word')}
      {now.selected ? ' selected' : ''}
    </span>
  )
}
