import { aPage } from '../menus/a-page.ts'
import { anEditor } from '../menus/an-editor.ts'
import { imageUploads } from '../menus/images.ts'
import { learnPrograms } from './known-programs.ts'
import { Paste } from './paste.ts'

// Everything here is about what is known.
await learnPrograms()

interface Clipboard {
  readonly html?: string
  readonly text?: string
  readonly rtf?: string
  readonly files?: readonly File[]
}

/** An editor that takes what other programs put on the clipboard. */
export const aReceiver = (content = '') =>
  anEditor(content, [imageUploads({ pageId: aPage }), Paste])

type Receiver = ReturnType<typeof aReceiver>

const dataOf = ({ html, text, rtf, files = [] }: Clipboard): DataTransfer => {
  const data = new DataTransfer()
  if (text !== undefined) data.setData('text/plain', text)
  if (html !== undefined) data.setData('text/html', html)
  if (rtf !== undefined) data.setData('text/rtf', rtf)
  for (const file of files) data.items.add(file)
  return data
}

/** Pastes as the browser does. */
export const paste = (editor: Receiver, clipboard: Clipboard): void => {
  const event = new ClipboardEvent('paste', {
    clipboardData: dataOf(clipboard),
    bubbles: true,
    cancelable: true,
  })
  editor.view.dom.dispatchEvent(event)
}

/** Pastes HTML into an empty page; answers the page as HTML, without the tags that only hold lines. */
export const pasted = (html: string): string => {
  const editor = aReceiver()
  paste(editor, { html, text: 'plain' })
  return bare(editor)
}

export const bare = (editor: Receiver): string =>
  editor
    .getHTML()
    .replace(/ (colspan|rowspan)="1"| rel="[^"]*"/g, '')
    .replace(/<div class="tableWrapper">(.*?<\/table>)<\/div>/g, '$1')
    .replace(/<(td|th)([^>]*)><p>(.*?)<\/p><\/\1>/g, '<$1$2>$3</$1>')
    .replace(/<li([^>]*)><p>(.*?)<\/p>/g, '<li$1>$2')
    .replace(/<(table)[^>]*>|<colgroup>.*?<\/colgroup>|<\/?tbody>/g, (tag) =>
      tag.startsWith('<table') ? '<table>' : '',
    )
