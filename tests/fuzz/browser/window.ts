import type { Editor } from '@tiptap/core'
import type { Page } from 'playwright-core'
import type * as Y from 'yjs'
import { textOf } from '../../e2e/writing.ts'

/** The text of one window, on each of the ways to the eye. */
export interface WindowText {
  /** How much of each writer's changes it has: the state vector, by client id. */
  readonly vector: string
  /** What its Yjs document holds. */
  readonly held: string
  /** The editor's document, as JSON. */
  readonly shown: string
  /** What is drawn, without what belongs to one window alone. */
  readonly drawn: string
}

interface Live {
  readonly binding: { readonly fragment: Y.XmlFragment }
}

/** Runs in the page. */
const read = (whole: Element): WindowText => {
  const draw = (one: Node): string => {
    if (one instanceof Text) return one.data.replaceAll('\u2060', '')
    const own = '.caret, .code-bar, .ProseMirror-trailingBreak, .ProseMirror-separator'
    if (!(one instanceof Element) || one.matches(own)) return ''
    const inner = [...one.childNodes].map(draw).join('')
    // What somebody else has selected is drawn in the other window alone, and parts a word in two.
    if (one.matches('span, mark')) return inner
    const spans = ['colspan', 'rowspan'].map((span) => one.getAttribute(span) ?? '').join(' ')
    return `${one.tagName}(${spans.trim()}${inner})`
  }
  // TipTap leaves its editor at the element it draws in.
  const { editor } = whole as unknown as { readonly editor: Editor }
  const { fragment } = (editor.storage as unknown as { readonly liveText: Live }).liveText.binding
  const clocks = [...(fragment.doc?.store.clients ?? [])].map(([client, structs]) => {
    const last = structs.at(-1)
    return `${client}:${last ? last.id.clock + last.length : 0}`
  })
  return {
    vector: clocks.sort().join(' '),
    held: fragment.toString(),
    shown: JSON.stringify(editor.getJSON()),
    drawn: draw(whole),
  }
}

export const readWindow = (page: Page): Promise<WindowText> => textOf(page).evaluate(read)

/** Whether each row of each table has as many cells as the first, counted with what spans. */
export const areRectangular = (page: Page): Promise<boolean> =>
  textOf(page).evaluate((whole) =>
    [...whole.querySelectorAll('table')].every((table) => {
      const widths: number[] = []
      for (const [at, line] of [...table.rows].entries())
        for (const { colSpan, rowSpan } of line.cells)
          for (let below = 0; below < rowSpan; below++)
            widths[at + below] = (widths[at + below] ?? 0) + colSpan
      return widths.length === table.rows.length && new Set(widths).size <= 1
    }),
  )
