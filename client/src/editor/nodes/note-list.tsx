import { inlineText } from '@chapterhouse/shared/editor/inline/inline-text'
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { t } from '../../messages/t.ts'
import { enter, notesOf } from './footnotes.ts'

/** Milliseconds after the last change until the list is made anew. */
const pause = 250

interface Line {
  readonly number: number
  readonly words: string
}

const linesOf = (editor: Editor): Line[] =>
  notesOf(editor.state.doc).map(({ node }, index) => ({
    number: index + 1,
    // A day, a name or a formula in a note has words too.
    words: node.children.map((child) => inlineText(child.toJSON())).join(''),
  }))

const same = (a: readonly Line[], b: readonly Line[]) =>
  a.length === b.length && a.every(({ words }, index) => words === b[index]?.words)

/** The notes, looked at again a moment after each change. */
const useLines = (editor: Editor): readonly Line[] => {
  const [lines, setLines] = useState(() => linesOf(editor))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      if (!editor.isDestroyed)
        setLines((before) => {
          const now = linesOf(editor)
          return same(before, now) ? before : now
        })
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(look, pause)
    }
    look()
    editor.on('update', later)
    return () => {
      clearTimeout(timer)
      editor.off('update', later)
    }
  }, [editor])
  return lines
}

/** The notes of the page below its text; a number leads to its place. */
export const NoteList = ({ editor }: { readonly editor: Editor }) => {
  const lines = useLines(editor)
  if (lines.length === 0) return null
  const go = (number: number) => () => {
    const note = notesOf(editor.state.doc)[number - 1]
    if (note) enter(editor.view, note)
  }
  return (
    <ol className="note-list prose" aria-label={t('Footnotes')}>
      {lines.map(({ number, words }) => (
        <li key={number}>
          <button
            type="button"
            aria-label={t('Go to note {number}', { number })}
            onClick={go(number)}
          >
            {number}
          </button>
          {words || <em>{t('Empty note')}</em>}
        </li>
      ))}
    </ol>
  )
}
