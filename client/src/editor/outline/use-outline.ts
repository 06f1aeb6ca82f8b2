import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { listen } from '../menus/listen.ts'
import { foldKey } from './folds.ts'
import { type Heading, headingsOf } from './headings.ts'

/** Milliseconds of rest before the headings are looked at again. */
const rest = 250

/** How far below the bars a heading still counts as the one being read, in pixels. */
const reading = 190

/** The headings of a page: which is being read, and which are folded. */
export interface Outline {
  readonly headings: readonly Heading[]
  /** The id of the section at the top of the window. */
  readonly current: string | null
  readonly folded: readonly number[]
}

const isAbove = (editor: Editor, { at }: Heading): boolean => {
  const dom = editor.view.nodeDOM(at)
  const box = dom instanceof HTMLElement ? dom.getBoundingClientRect() : null
  return box !== null && box.height > 0 && box.top < reading
}

const outlineNow = (editor: Editor): Outline => {
  const headings = headingsOf(editor.state.doc)
  const current = headings.findLast((one) => isAbove(editor, one)) ?? headings[0]
  return {
    headings,
    current: current?.id ?? null,
    folded: foldKey.getState(editor.state)?.at ?? [],
  }
}

const isSame = (a: Outline, b: Outline): boolean =>
  a.headings === b.headings && a.current === b.current && a.folded === b.folded

/** The headings and the one being read, a moment after each change and while the window scrolls. */
export const useOutline = (editor: Editor): Outline => {
  const [outline, setOutline] = useState<Outline>(() => outlineNow(editor))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      timer = undefined
      if (editor.isDestroyed) return
      const now = outlineNow(editor)
      setOutline((before) => (isSame(before, now) ? before : now))
    }
    const soon = () => {
      timer ??= setTimeout(look, rest)
    }
    const quick = () => {
      timer ??= setTimeout(look, 60)
    }
    look()
    editor.on('transaction', soon)
    const stop = listen(window, { scroll: quick, resize: quick })
    return () => {
      clearTimeout(timer)
      editor.off('transaction', soon)
      stop()
    }
  }, [editor])
  return outline
}
