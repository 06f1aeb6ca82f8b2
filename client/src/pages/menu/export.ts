import type { PageId } from '@chapterhouse/shared/kernel/id'
import { exportPage, remarksHeader } from '@chapterhouse/shared/pages/contract'
import { z } from 'zod'
import { askRaw } from '../../kernel/ask.ts'
import { fileName, handOver } from '../../kernel/hand-over.ts'
import { t } from '../../messages/t.ts'
import { useAct } from '../../ui/use-act.ts'

/** The formats a page leaves in: name, ending of the file, and what it is good for. */
export const exportFormats = [
  {
    format: 'docx',
    label: t('Word'),
    ending: 'docx',
    about: t('To go on in Word, Pages or LibreOffice'),
  },
  {
    format: 'pdf',
    label: t('PDF'),
    ending: 'pdf',
    about: t('Set like a book, to print or to hand in'),
  },
  { format: 'epub', label: t('EPUB'), ending: 'epub', about: t('For e-readers and phones') },
  {
    format: 'html',
    label: t('HTML'),
    ending: 'html',
    about: t('One file with its pictures, for any browser'),
  },
  {
    format: 'markdown',
    label: t('Markdown'),
    ending: 'md',
    about: t('Plain signs, comes back as it was'),
  },
  { format: 'text', label: t('Plain text'), ending: 'txt', about: t('The words alone') },
  { format: 'json', label: t('JSON'), ending: 'json', about: t('Everything, for programs') },
] as const

/** A format a page leaves in. */
export type Export = (typeof exportFormats)[number]

// What a header says is the server's word, and checked like any other.
const sentences = z.array(z.string())

/** What the server says of a file it made: sentences, none when all went over. */
export const remarksOf = (answer: Response): readonly string[] => {
  try {
    const written = decodeURIComponent(answer.headers.get(remarksHeader) ?? '[]')
    return sentences.parse(JSON.parse(written))
  } catch {
    return []
  }
}

/** A file in the downloads, with what has to be said of it. */
export interface Saved {
  readonly label: string
  readonly name: string
  readonly remarks: readonly string[]
}

/** The page as it is on the server now, not as it is on this screen: what is shown as saved. */
const fetchPage = (pageId: PageId, format: Export['format']) =>
  askRaw(exportPage, { params: { pageId }, query: { format } })

/** Fetches the page as it is now and puts it into the downloads. */
export const useExport = (pageId: PageId, title: string) =>
  useAct(async ({ format, label, ending }: Export): Promise<Saved> => {
    const answer = await fetchPage(pageId, format)
    const name = fileName(title, ending)
    handOver(await answer.blob(), name)
    return { label, name, remarks: remarksOf(answer) }
  })

/** The body of a page of HTML: what a mail or another editor takes when it is pasted. */
const bodyOf = (html: string): string =>
  new DOMParser().parseFromString(html, 'text/html').body.innerHTML.trim()

/** A text that is still on its way, as the clipboard takes one. */
const textAs = (type: string, text: Promise<string>) => ({
  [type]: text.then((written) => new Blob([written], { type })),
})

/**
 * Puts the page into the clipboard. The item is made before its words are there: browsers let a page
 * write only while they still know that somebody pressed something.
 */
export const useClipboard = (pageId: PageId) =>
  useAct(async (kind: 'markdown' | 'html') => {
    const written = fetchPage(pageId, kind).then((answer) => answer.text())
    const text = kind === 'html' ? written.then(bodyOf) : written
    const parts = kind === 'html' ? { ...textAs('text/html', text) } : {}
    await navigator.clipboard.write([
      new ClipboardItem({ ...textAs('text/plain', text), ...parts }),
    ])
    return kind
  })
