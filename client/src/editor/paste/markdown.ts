import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { Editor } from '@tiptap/core'
import { Fragment, Node, Slice } from '@tiptap/pm/model'
import { t } from '../../messages/t.ts'
import { whileToasting } from '../../ui/toast.ts'

const signs = [
  /^#{1,6} \S/m,
  /^\s*[-*+] \S/m,
  /^\s*\d{1,9}[.)] \S/m,
  /^> \S/m,
  /^(```|~~~)/m,
  /^\|.+\|\s*$/m,
  /\[[^\]\n]+\]\([^)\s]+\)/,
  /(\*\*|__)\S.*?\1/,
]

/** Whether plain text looks like Markdown rather than like a sentence with a star in it. */
export const looksLikeMarkdown = (text: string): boolean => signs.some((sign) => sign.test(text))

const sliceOf = (doc: Node): Slice => {
  const { firstChild, childCount } = doc
  // A lone paragraph joins the line the caret is in.
  const isLine = childCount === 1 && firstChild?.type.name === 'paragraph'
  return isLine ? new Slice(Fragment.from(firstChild), 1, 1) : new Slice(doc.content, 0, 0)
}

/** Letters that are read at once; reading more takes more than its share of time. */
const portion = 12_000

/** What one part of a text may say about another, so that it has to be read as one. */
const isLinked = (markdown: string): boolean => /^ {0,3}\[[^\]\n]+\]:/m.test(markdown)

/**
 * A long text in parts that mean the same apart: cut before headings and paragraphs that begin a
 * line after an empty one, never within code or HTML.
 */
export const portions = (markdown: string, size = portion): readonly string[] => {
  if (markdown.length <= size || isLinked(markdown)) return [markdown]
  const parts: string[] = []
  let [start, fence] = [0, '']
  for (const { index, 0: line } of markdown.matchAll(/^.*$/gm)) {
    const sign = /^\s*(```|~~~)/.exec(line)?.[1]
    if (sign && (fence === '' || fence === sign)) fence = fence === '' ? sign : ''
    const begins = fence === '' && /^(#{1,6} |[\p{L}*_"“(])/u.test(line) && !/^[*_] /.test(line)
    const isAfterGap = /\n[ \t]*\r?\n$/.test(markdown.slice(Math.max(0, index - 8), index))
    if (!begins || !isAfterGap || index - start < size) continue
    parts.push(markdown.slice(start, index))
    start = index
  }
  return [...parts, markdown.slice(start)]
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve))

const read = async (markdown: string): Promise<DocNode> => {
  // Parsing Markdown is 30 kB that most visits never need.
  const { fromMarkdown } = await import('@chapterhouse/shared/editor/from-markdown')
  const parts = portions(markdown)
  const content: DocNode[] = []
  for (const part of parts) {
    content.push(...(fromMarkdown(part).content ?? []))
    if (parts.length > 1) await aMoment()
  }
  return { type: 'doc', content }
}

/** Reads Markdown and puts it in the place of the selection, as one step of undo. */
export const insertMarkdown = async (editor: Editor, markdown: string): Promise<void> => {
  const json = await whileToasting(t('Reading what was pasted …'), () => read(markdown))
  if (editor.isDestroyed) return
  const doc = Node.fromJSON(editor.schema, json)
  const { tr } = editor.state
  editor.view.dispatch(tr.replaceSelection(sliceOf(doc)).setMeta('paste', true).scrollIntoView())
  editor.view.focus()
}
