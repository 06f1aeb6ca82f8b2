import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { TaskRefusal } from '../../workshop/task-refusal.ts'
import type { CarriedPage, CarriedVersion } from '../project/manifest.ts'
import { plainText } from '../walk.ts'
import { type BroughtPicture, isBlank, openBag } from './brought.ts'
import { fromFile, type GivenFile } from './from-file.ts'
import { type OpenedArchive, openArchive } from './open-archive.ts'
import { isUpload, type OwnZip, openOwn, openOwnReader } from './own-zip.ts'
import { type PlannedPage, planTree, textEnding, titleIn } from './tree-paths.ts'
import { readZipText, type ZipReading, type ZipText } from './zip-text.ts'

/** What is said of a page beside its text; its cover is the key of a picture. */
export interface PageDress extends Omit<CarriedPage, 'path' | 'title' | 'cover'> {
  readonly cover: { readonly key: string; readonly position: number } | null
}

/** A version that was kept of a page where it came from. */
export interface BroughtVersion extends Omit<CarriedVersion, 'markdown'> {
  readonly content: DocNode
}

/** A page that is to be made. */
export interface BroughtPage {
  readonly id: PageId
  readonly parentId: PageId | null
  readonly title: string
  readonly content: DocNode
  /** Of a page of ours. */
  readonly dress?: PageDress | undefined
  /** Oldest first. */
  readonly versions?: readonly BroughtVersion[] | undefined
}

/** What a file or a zip makes of a project: pages, parents first. */
export interface BroughtTree {
  /** The project it was, where the zip says so. */
  readonly project: { readonly title: string; readonly description: string | null } | null
  readonly pages: readonly BroughtPage[]
  readonly pictures: readonly BroughtPicture[]
  readonly remarks: readonly string[]
}

/** Pages one import may make, and versions of all of them together. */
const mostPages = 1_000
const mostVersions = 500

/** Notion cuts large exports into zips inside a zip. */
const withInner = (files: OpenedArchive): OpenedArchive => {
  const inner = [...files].filter(([path]) => /\.zip$/i.test(path)).slice(0, 20)
  if (inner.length === 0) return files
  const all = new Map([...files].filter(([path]) => !/\.zip$/i.test(path)))
  for (const [, bytes] of inner) for (const [path, data] of openArchive(bytes)) all.set(path, data)
  return all
}

const asOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A first heading that only says the title again is the title. */
const withoutTitle = (content: DocNode, title: string): DocNode => {
  const [first, ...rest] = content.content ?? []
  const says = first?.type === 'heading' ? asOneLine(plainText(first)) : ''
  if (says === '' || says !== asOneLine(title)) return content
  return { ...content, content: rest.length > 0 ? rest : [{ type: 'paragraph' }] }
}

type ReadText = (path: string, bytes: Uint8Array) => Promise<ZipText>

const brought = async (
  { id, parentId, path, title: planned }: PlannedPage,
  files: OpenedArchive,
  read: ReadText,
): Promise<BroughtPage> => {
  const bytes = path === null ? undefined : files.get(path)
  const empty: DocNode = { type: 'doc', content: [{ type: 'paragraph' }] }
  if (path === null || !bytes) return { id, parentId, title: planned, content: empty }
  const { title, content } = await read(path, bytes)
  const name = title ?? planned
  return { id, parentId, title: name, content: withoutTitle(content, name) }
}

/** Pages of a zip of ours: the text as it was, and what its neighbours in the zip say of it. */
const readOwnPages = async (own: OwnZip, reading: ZipReading): Promise<BroughtPage[]> => {
  const { read, picture } = openOwnReader(reading)
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  let room = mostVersions
  const versionsOf = (path: string, title: string): BroughtVersion[] => {
    const told = own.versions.get(path)?.filter(({ markdown }) => markdown !== null) ?? []
    const taken = told.slice(-room)
    if (taken.length < told.length) reading.remarks.add(fewerVersions)
    room -= taken.length
    return taken.map(({ markdown, ...about }) => {
      return { ...about, content: withoutTitle(read(markdown ?? '', path), title) }
    })
  }
  const dressOf = (path: string): PageDress | undefined => {
    const told = own.pages.get(path)
    if (!told) return undefined
    const { kind, icon, isTemplate, language, properties, cover } = told
    const rest = { kind, icon, isTemplate, language, properties }
    const key = cover ? picture(cover.path) : null
    return { ...rest, cover: cover && key ? { key, position: cover.position } : null }
  }
  const pages: BroughtPage[] = []
  for (const page of reading.plan) {
    const text = async (path: string, bytes: Uint8Array) =>
      own.pages.has(path)
        ? { title: null, content: read(decode(bytes), path) }
        : readZipText(path, bytes, reading)
    const made = await brought(page, reading.files, text)
    const { path } = page
    pages.push(
      path ? { ...made, dress: dressOf(path), versions: versionsOf(path, made.title) } : made,
    )
  }
  return pages
}

const fewerVersions = `Of kept versions the ${mostVersions} newest came.`

const planZip = (files: OpenedArchive, own: OwnZip | null): PlannedPage[] =>
  // a text among the uploads of ours is a file that a page shows
  planTree([...files.keys()].filter((path) => !(own && isUpload(path)))).map((page) => {
    const told = page.path === null ? undefined : own?.pages.get(page.path)
    return told ? { ...page, title: told.title } : page
  })

const readZip = async (files: OpenedArchive): Promise<BroughtTree> => {
  const own = openOwn(files)
  const plan = planZip(files, own)
  if (plan.length === 0) throw new TaskRefusal('unreadable', 'There is no text in the zip')
  if (plan.length > mostPages) {
    throw new TaskRefusal(
      'too_large',
      `The zip holds more than ${mostPages} pages; bring parts of it`,
    )
  }
  const remarks = new Set<string>()
  const reading = { files, plan, bag: openBag(remarks), remarks }
  const pages = own ? await readOwnPages(own, reading) : await readForeignPages(reading)
  const { title = null, description = null } = own?.manifest ?? {}
  const project = title === null ? null : { title, description }
  return { project, pages, pictures: reading.bag.pictures, remarks: [...remarks] }
}

const readForeignPages = async (reading: ZipReading): Promise<BroughtPage[]> => {
  const pages: BroughtPage[] = []
  const read: ReadText = (path, bytes) => readZipText(path, bytes, reading)
  for (const page of reading.plan) pages.push(await brought(page, reading.files, read))
  return pages
}

const isZip = ({ bytes }: GivenFile) => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Reads any file into pages: one text is one page, a zip is the tree of its folders. */
export const readTree = async (file: GivenFile): Promise<BroughtTree> => {
  if (isZip(file)) {
    const files = openArchive(file.bytes)
    if (!files.has('word/document.xml')) return readZip(withInner(files))
  }
  const read = await fromFile(file)
  if (isBlank(read.content)) throw new TaskRefusal('unreadable', 'There is nothing in it')
  const [page] = planTree([textEnding.test(file.name) ? file.name : `${file.name}.txt`])
  if (!page) throw new TaskRefusal('unreadable', 'There is nothing in it')
  const title = read.title ?? titleIn(file.name).replace(/[_-]+/g, ' ').trim()
  const own = { id: page.id, parentId: null, title, content: withoutTitle(read.content, title) }
  return { project: null, pages: [own], pictures: read.pictures, remarks: read.remarks }
}
