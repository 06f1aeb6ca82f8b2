import { TaskRefusal } from '../../workshop/task-refusal.ts'
import { type BroughtText, openBag } from './brought.ts'
import { decodeText } from './decode.ts'
import { fromDocx } from './from-docx.ts'
import { fromHtml } from './from-html.ts'
import { fromText } from './from-text.ts'
import { type OpenedArchive, openArchive } from './open-archive.ts'
import { readMarkdown } from './read-markdown.ts'
import { adoptPictures } from './zip-pictures.ts'

const noText = () =>
  new TaskRefusal(
    'unsupported_type',
    'Word (.docx), HTML, Markdown, plain text and zips of them are taken',
  )

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b
const textEnding = /\.(md|markdown|mdown|txt|text|html?|xhtml|docx)$/i

/** Reads one text: what it is, its bytes and its name tell. */
export const fromFile = async ({ name, bytes }: GivenFile): Promise<BroughtText> => {
  if (isZip(bytes)) return fromZip(bytes)
  if (/\.docx?$/i.test(name)) {
    throw new TaskRefusal(
      'unsupported_type',
      'Old or protected Word files cannot be read; save it as .docx',
    )
  }
  const remarks = new Set<string>()
  const text = decodeText(bytes, remarks)
  if (text === null) throw noText()
  return readText(name, text, remarks)
}

const readText = (name: string, text: string, remarks: Set<string>): BroughtText => {
  const isHtml = /\.(html?|xhtml)$/i.test(name) || /^\s*(<!doctype html|<html)/i.test(text)
  if (isHtml) return fromHtml(text, { bag: openBag(remarks), remarks })
  const content = /\.(txt|text)$/i.test(name) ? fromText(text) : readMarkdown(text)
  return { title: null, content, pictures: [], remarks: [...remarks] }
}

/** A Word file, or one text with its pictures beside it. */
const fromZip = async (bytes: Uint8Array): Promise<BroughtText> => {
  const files = openArchive(bytes)
  if (files.has('word/document.xml')) return fromDocx(bytes)
  const texts = [...files.keys()].filter((path) => textEnding.test(path))
  const [path] = texts
  if (path === undefined) throw new TaskRefusal('unreadable', 'There is no text in the zip')
  if (texts.length > 1) {
    throw new TaskRefusal(
      'conflict',
      'There are several texts in the zip; import it into the project, not into a page',
    )
  }
  return fromEntry(files, path)
}

/** One text of a zip, with the pictures of the zip it shows. */
export const fromEntry = async (files: OpenedArchive, path: string): Promise<BroughtText> => {
  const bytes = files.get(path)
  if (!bytes) throw noText()
  const read = await fromFile({ name: path, bytes })
  const remarks = new Set(read.remarks)
  const bag = openBag(remarks)
  for (const picture of read.pictures) bag.put(picture.key, picture.bytes)
  const content = adoptPictures(read.content, { files, bag, from: path })
  return { ...read, content, pictures: bag.pictures, remarks: [...remarks] }
}
