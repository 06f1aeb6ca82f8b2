import type { Editor } from '@tiptap/core'
import type { Findings } from './finder.ts'
import type { Match } from './matches.ts'

const names = { all: 'found', current: 'found-now' } as const

/** Beyond so many the page is all colour, and the browser has work with each. */
const most = 2_000

const canPaint = (): boolean => 'highlights' in CSS && typeof Highlight === 'function'

const rangeOf = ({ view }: Editor, { from, to }: Match): Range | null => {
  if (to > view.state.doc.content.size) return null
  const [start, end] = [view.domAtPos(from), view.domAtPos(to)]
  const range = document.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}

const highlight = (editor: Editor, matches: readonly Match[]): Highlight =>
  new Highlight(...matches.map((one) => rangeOf(editor, one)).filter((range) => range !== null))

/** Paints what was found without touching the text: no decoration, no new layout. */
export const paint = (editor: Editor, { matches, at }: Findings): void => {
  if (!canPaint()) return
  const current = matches[at]
  const first = Math.max(0, at - most / 2)
  CSS.highlights.set(names.all, highlight(editor, matches.slice(first, first + most)))
  const now = highlight(editor, current ? [current] : [])
  now.priority = 1
  CSS.highlights.set(names.current, now)
}

/** Takes the marks off again; the document never knew of them. */
export const unpaint = (): void => {
  if (!canPaint()) return
  for (const name of Object.values(names)) CSS.highlights.delete(name)
}
