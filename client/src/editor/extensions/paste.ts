import { type Editor, Extension } from '@tiptap/core'
import { DOMParser, type Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { linkOfPaste } from './typed-links.ts'

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

const insertMarkdown = async (editor: Editor, markdown: string): Promise<void> => {
  // Parsing Markdown is 30 kB that most visits never need.
  const { fromMarkdown } = await import('@chapterhouse/shared/editor/from-markdown')
  if (editor.isDestroyed) return
  editor
    .chain()
    .focus()
    .insertContent(contentOf(fromMarkdown(markdown)))
    .run()
}

type Block = ReturnType<typeof JSON.parse>
const contentOf = (doc: { readonly content?: readonly object[] }): Block => {
  const [only, ...rest] = doc.content ?? []
  // A lone paragraph joins the line the caret is in.
  if (rest.length === 0 && only && 'type' in only && only.type === 'paragraph') {
    return 'content' in only ? only.content : []
  }
  return doc.content
}

const inCode = (editor: Editor) => editor.isActive('codeBlock') || editor.isActive('code')

/** Takes Markdown and addresses from the clipboard; everything else is the editor's own way. */
const pasteOf = (editor: Editor, event: ClipboardEvent): boolean => {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  const hasHtml = (event.clipboardData?.types ?? []).includes('text/html')
  if (text === '' || inCode(editor)) return false
  const href = linkOfPaste(text)
  if (href !== null && !editor.state.selection.empty) return editor.commands.setLink({ href })
  if (hasHtml || !looksLikeMarkdown(text)) return false
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

/** Takes Markdown, addresses and plain text from the clipboard; rich text goes the editor's way. */
export const Paste = Extension.create({
  name: 'pasteText',
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key: new PluginKey('paste'),
        props: {
          handlePaste: (_, event) => pasteOf(editor, event),
          clipboardTextParser: (text) => textSlice(editor, text),
        },
      }),
    ]
  },
})
