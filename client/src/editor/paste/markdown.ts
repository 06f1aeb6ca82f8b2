import type { Editor } from '@tiptap/core'
import { Fragment, Node, Slice } from '@tiptap/pm/model'

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

/** Reads Markdown and puts it in the place of the selection, as one step of undo. */
export const insertMarkdown = async (editor: Editor, markdown: string): Promise<void> => {
  // Parsing Markdown is 30 kB that most visits never need.
  const { fromMarkdown } = await import('@chapterhouse/shared/editor/from-markdown')
  if (editor.isDestroyed) return
  const doc = Node.fromJSON(editor.schema, fromMarkdown(markdown))
  const { tr } = editor.state
  editor.view.dispatch(tr.replaceSelection(sliceOf(doc)).setMeta('paste', true).scrollIntoView())
  editor.view.focus()
}
