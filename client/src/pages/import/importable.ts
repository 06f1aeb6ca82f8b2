import { importLimit } from '@chapterhouse/shared/pages/importable'
import { Refusal } from '@chapterhouse/shared/refusals'
import { t } from '../../messages/t.ts'

// By its name: browsers give Markdown no type, or one of several.
const endings = /\.(docx|html?|xhtml|md|markdown|mdown|txt|text|zip)$/i

/** For the browser's file dialog; phones go by the types, others by the endings. */
export const importableTypes = [
  ...['.docx', '.html', '.htm', '.md', '.markdown', '.txt', '.zip'],
  ...['text/html', 'text/markdown', 'text/plain', 'application/zip'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
].join(',')

const types =
  /^(text\/|application\/(zip|x-zip-compressed|vnd\.openxmlformats-officedocument\.word))/

/** Whether something that hangs over the page may be a text; a Markdown file often has no type yet. */
export const mayBeImported = (type: string): boolean => type === '' || types.test(type)

/** Whether a name looks like a file we take. */
export const isImportable = (name: string): boolean => endings.test(name)

/** The form that carries a file; refuses what would be refused there, before anything is sent. */
export const formOf = (file: File): FormData => {
  if (!isImportable(file.name)) {
    const detail = t('“{name}” is no Word, HTML, Markdown or text file, nor a zip of them', {
      name: file.name,
    })
    throw new Refusal('unsupported_type', { detail })
  }
  if (file.size > importLimit) {
    throw new Refusal('too_large', {
      detail: t('“{name}” is larger than 100 MB', { name: file.name }),
    })
  }
  const form = new FormData()
  form.set('file', file, file.name)
  return form
}
