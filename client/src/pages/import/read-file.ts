import { Refusal } from '@chapterhouse/shared/refusals'

// By its name: browsers give Markdown no type, or one of several.
const endings = /\.(md|markdown|mdown|txt|text)$/i
/** What the contract takes: about 700,000 words. */
const most = 4 * 1024 * 1024

/** A text file as it came from the person's disk. */
export interface TextFile {
  readonly name: string
  readonly markdown: string
}

/** Whether a name looks like a text we take. */
export const isTextFile = (name: string): boolean => endings.test(name)

/** The text of a Markdown or plain text file; refuses what is none, before anything is sent. */
export const readTextFile = async (file: File): Promise<TextFile> => {
  if (!isTextFile(file.name)) {
    throw new Refusal('unsupported_type', { detail: `“${file.name}” is no Markdown or text file` })
  }
  if (file.size > most) {
    throw new Refusal('too_large', { detail: `“${file.name}” is larger than 4 MB` })
  }
  try {
    const bytes = await file.arrayBuffer()
    return { name: file.name, markdown: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch (cause) {
    throw new Refusal('unreadable', { detail: `“${file.name}” is not text in UTF-8`, cause })
  }
}

/** "the-salt-road.md" → "the salt road": a first title, to be improved by hand. */
export const titleFrom = (name: string): string =>
  name.replace(endings, '').replace(/[_-]+/g, ' ').trim().slice(0, 300)
