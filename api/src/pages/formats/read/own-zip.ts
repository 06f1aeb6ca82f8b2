import { type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { withAddresses } from '../project/addresses.ts'
import {
  type CarriedPage,
  type CarriedVersion,
  history,
  historyPath,
  type Manifest,
  manifest,
  manifestPath,
  readOwn,
} from '../project/manifest.ts'
import { untitled } from '../project/page-file.ts'
import type { PictureBag } from './brought.ts'
import type { OpenedArchive } from './open-archive.ts'
import { readMarkdown } from './read-markdown.ts'
import type { PlannedPage } from './tree-paths.ts'
import { adoptPictures, pathFrom } from './zip-pictures.ts'

/** A zip that left a house like this one. */
export interface OwnZip {
  readonly manifest: Manifest
  /** What is said of a page beside its text, by path. */
  readonly pages: ReadonlyMap<string, CarriedPage>
  readonly versions: ReadonlyMap<string, readonly CarriedVersion[]>
}

/** The zip as one of ours, or null. */
export const openOwn = (files: OpenedArchive): OwnZip | null => {
  const said = readOwn(files, manifestPath, manifest)
  if (!said) return null
  const past = readOwn(files, historyPath, history)
  return {
    manifest: said,
    pages: new Map(said.pages.map((page) => [page.path.normalize('NFC'), page])),
    versions: new Map(past?.pages.map(({ path, versions }) => [path.normalize('NFC'), versions])),
  }
}

export interface OwnReading {
  readonly files: OpenedArchive
  readonly plan: readonly PlannedPage[]
  readonly bag: PictureBag
}

const asset = /^assets\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[a-z0-9]{1,8}$/
const upload = /^\/api\/assets\/([0-9a-f-]{36})$/

/** Whether a file of a zip of ours is an upload: it never is a page, whatever its name. */
export const isUpload = (path: string): boolean => asset.test(path)

/** Addresses of files of the zip as those they had in the house they left. */
const insideAddress =
  (from: string, pages: ReadonlyMap<string | null, PlannedPage>) =>
  (address: string): string => {
    const path = pathFrom(from, address)
    const page = path && pages.get(path)
    const id = asset.exec(path ?? '')?.[1]
    if (page) return `/p/${page.id}`
    return id ? `/api/assets/${id}${/#width=\d+$/.exec(address)?.[0] ?? ''}` : address
  }

/** Paths of uploads by the id they had. */
const assetPaths = (files: OpenedArchive): ReadonlyMap<string, string> =>
  new Map(
    [...files.keys()].flatMap((path) => {
      const id = asset.exec(path)?.[1]
      return id ? [[id, path] as const] : []
    }),
  )

/** Uploads by the keys under which they wait to be kept again. */
const withKeys = (node: DocNode, put: (src: string, node: DocNode) => string | null): DocNode => {
  const src = textAttr(node, 'src')
  const key = src ? put(src, node) : null
  if (node.type === 'image' && key) {
    return { ...node, attrs: { ...node.attrs, src: null, blockedSrc: key } }
  }
  if (node.type === 'attachment' && key) return { ...node, attrs: { ...node.attrs, src: key } }
  if (!node.content) return node
  return { ...node, content: node.content.map((child) => withKeys(child, put)) }
}

/** Links that say no more than the title of their page are the page's own. */
const withPageLinks = (node: DocNode, plan: ReadonlyMap<string, PlannedPage>): DocNode => {
  if (!node.content) return node
  const content = node.content.map((child) => {
    const link = child.marks?.find(({ type }) => type === 'link')
    const page = plan.get(String(link?.attrs?.href))
    if (!page || child.text !== (page.title.trim() || untitled)) return withPageLinks(child, plan)
    const rest = child.marks?.filter((mark) => mark !== link) ?? []
    const attrs = { id: page.id, label: page.title.slice(0, 200) }
    return { type: 'pageLink', attrs, ...(rest.length > 0 ? { marks: rest } : {}) }
  })
  return { ...node, content }
}

/** Reads pages of a zip of ours: they are what they were, and nothing is guessed. */
export const openOwnReader = (reading: OwnReading) => {
  const paths = assetPaths(reading.files)
  const byPath = new Map(reading.plan.map((page) => [page.path, page]))
  const byHref = new Map(reading.plan.map((page) => [`/p/${page.id}`, page]))
  const put = (src: string, node?: DocNode): string | null => {
    const path = paths.get(upload.exec(src)?.[1] ?? '')
    const bytes = path ? reading.files.get(path) : undefined
    if (!path || !bytes) return null
    return reading.bag.put(path, bytes, node?.type === 'attachment' ? 'file' : 'picture')
  }
  return {
    read: (text: string, from: string): DocNode => {
      const content = readMarkdown(withAddresses(text, insideAddress(from, byPath)))
      // pictures that somebody added to the folders
      const added = adoptPictures(content, { ...reading, from })
      return withPageLinks(withKeys(added, put), byHref)
    },
    /** The key of the picture at a path of the zip. */
    picture: (path: string) => put(`/api/assets/${asset.exec(path)?.[1]}`),
  }
}
