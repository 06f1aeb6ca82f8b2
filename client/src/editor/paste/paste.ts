import { type Editor, Extension } from '@tiptap/core'
import { DOMParser, type Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { afterPaint, nextFrame } from '../../sync/next-frame.ts'
import { linkOfPaste } from '../extensions/typed-links.ts'
import { isOnlyImage } from '../menus/foreign-images.ts'
import { tellOfBlocked } from '../menus/images.ts'
import { apartInTable } from './apart.ts'
import { cleanHtml } from './clean-html.ts'
import { hasHeader, type Rows, rowsOf } from './delimited.ts'
import { hasPictures, insertWithPictures } from './insert-pictures.ts'
import { isLearned, learnPrograms } from './known-programs.ts'
import { insertMarkdown, looksLikeMarkdown } from './markdown.ts'
import type { Taken } from './pictures.ts'
import { plainText } from './plain-text.ts'

const inCode = (editor: Editor) => editor.isActive('codeBlock') || editor.isActive('code')

const tableOf = (rows: Rows): string => {
  const table = document.createElement('table')
  const header = hasHeader(rows)
  for (const [index, row] of rows.entries()) {
    const line = table.insertRow()
    for (const words of row) {
      const cell = document.createElement(header && index === 0 ? 'th' : 'td')
      cell.textContent = words
      line.append(cell)
    }
  }
  return table.outerHTML
}

/** Takes addresses, tables and Markdown from plain text; the rest is the editor's own way. */
const pasteText = (editor: Editor, event: ClipboardEvent): boolean => {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  const hasHtml = (event.clipboardData?.types ?? []).includes('text/html')
  if (text === '' || inCode(editor)) return false
  const href = linkOfPaste(text)
  if (href !== null && !editor.state.selection.empty) return editor.commands.setLink({ href })
  if (hasHtml) return false
  const rows = rowsOf(text)
  if (rows) return editor.view.pasteHTML(tableOf(rows))
  if (!looksLikeMarkdown(text)) return false
  void insertMarkdown(editor, text)
  return true
}

/** Blank lines part paragraphs, line ends part lines, as in a plain text file. */
const textSlice = (editor: Editor, text: string): Slice => {
  const holder = document.createElement('div')
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const paragraph = document.createElement('p')
    block.split('\n').forEach((line, index) => {
      if (index > 0) paragraph.append(document.createElement('br'))
      paragraph.append(line)
    })
    holder.append(paragraph)
  }
  const parser = DOMParser.fromSchema(editor.schema)
  return parser.parseSlice(holder, { preserveWhitespace: true })
}

/** One picture and nothing else: its file is better than what the HTML says of it. */
const isFile = (data: DataTransfer | null): boolean =>
  (data?.files.length ?? 0) > 0 && isOnlyImage(data?.getData('text/html') ?? '')

/** The same once more: what an event carries is gone after it. */
const copyOf = (data: DataTransfer): DataTransfer => {
  const copy = new DataTransfer()
  for (const type of data.types) if (type !== 'Files') copy.setData(type, data.getData(type))
  for (const file of data.files) copy.items.add(file)
  return copy
}

class Pasting {
  readonly #editor: Editor
  #taken: readonly Taken[] = []
  #isPlain = false

  constructor(editor: Editor) {
    this.#editor = editor
  }

  readonly clean = (html: string): string => {
    const { html: cleaned, pictures } = cleanHtml(html)
    this.#taken = pictures
    return cleaned
  }

  /** Shift held down asks for the words alone; the editor asks its own copy of the same key. */
  readonly onKey = (_: EditorView, event: KeyboardEvent): boolean => {
    this.#isPlain = event.shiftKey
    return false
  }

  /** HTML pasted before it is known how other programs write waits for that. */
  readonly wait = (view: EditorView, event: ClipboardEvent): boolean => {
    const data = event.clipboardData
    if (isLearned() || !data?.types.includes('text/html')) return false
    const again = { clipboardData: copyOf(data), bubbles: true, cancelable: true }
    event.preventDefault()
    void learnPrograms().then(() => {
      if (!view.isDestroyed) view.dom.dispatchEvent(new ClipboardEvent('paste', again))
    })
    return true
  }

  readonly paste = (_: EditorView, event: ClipboardEvent, slice: Slice): boolean => {
    if (!this.#editor.isEditable) return false
    if (!this.#isPlain && pasteText(this.#editor, event)) return true
    return this.#withPictures(slice, event.clipboardData)
  }

  readonly drop = (view: EditorView, event: DragEvent, slice: Slice): boolean => {
    if (!this.#editor.isEditable || !hasPictures(slice) || isFile(event.dataTransfer)) return false
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
    const { tr } = view.state
    if (at) view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at.pos))))
    event.preventDefault()
    return this.#withPictures(slice, event.dataTransfer)
  }

  #withPictures(slice: Slice, data: DataTransfer | null): boolean {
    if (!hasPictures(slice) || isFile(data)) return false
    tellOfBlocked(slice)
    insertWithPictures(this.#editor, slice, { taken: this.#taken, data })
    return true
  }
}

/**
 * What comes from other programs, as the text it means; and what is copied, as other programs
 * understand it.
 */
export const Paste = Extension.create({
  name: 'pasteText',
  onCreate() {
    nextFrame(() => afterPaint(() => void learnPrograms()))
  },
  addProseMirrorPlugins() {
    const { editor } = this
    const pasting = new Pasting(editor)
    return [
      new Plugin({
        key: new PluginKey('paste'),
        props: {
          transformPastedHTML: pasting.clean,
          transformPasted: (slice, { state }) => apartInTable(slice, state),
          handlePaste: pasting.paste,
          handleDrop: pasting.drop,
          handleDOMEvents: { keydown: pasting.onKey, keyup: pasting.onKey, paste: pasting.wait },
          clipboardTextParser: (text) => textSlice(editor, text),
          clipboardTextSerializer: (slice) => plainText(slice.content.content),
        },
      }),
    ]
  },
})
