import { newId, type PageId } from '@chapterhouse/shared/kernel/id'

/** A page of a tree before its text is read. */
export interface PlannedPage {
  readonly id: PageId
  readonly parentId: PageId | null
  readonly title: string
  /** The file it is read from; null for a folder without a text of its own. */
  readonly path: string | null
}

export const textEnding = /\.(md|markdown|mdown|txt|text|html?|docx|csv)$/i
/** Notion puts the id of a page behind its name. */
const notionId = / [0-9a-f]{32}$/i

/** The title in the name of a file or folder: without ending, Notion's id, and numbers of ours. */
export const titleIn = (name: string): string =>
  name
    .replace(textEnding, '')
    .replace(notionId, '')
    .replace(/^\d{2,3} (?=\S)/, '')
    .trim()
    .slice(0, 300)

const stem = (path: string): string => path.replace(textEnding, '')
const parentOf = (path: string): string => path.split('/').slice(0, -1).join('/')
const nameOf = (path: string): string => path.split('/').at(-1) ?? path

/** The folder that all of it lies in, with a slash; empty when there is none. */
const commonFolder = (paths: readonly string[]): string => {
  const [first = ''] = paths
  const folder = first.includes('/') ? `${first.split('/')[0]}/` : ''
  const inside = folder !== '' && paths.every((path) => path.startsWith(folder))
  return inside && paths.length > 1 ? folder : ''
}

/** Whether a text stands for the folder it is in, as `Salt/Salt.md` and `Salt/index.md` do. */
const speaksForFolder = (path: string): boolean => {
  const name = titleIn(nameOf(path)).toLowerCase()
  return /^(index|readme)$/.test(name) || name === titleIn(nameOf(parentOf(path))).toLowerCase()
}

const byNumbers = new Intl.Collator('en', { numeric: true })

/** The text that a folder's pages lie below: `Salt.md` beside `Salt/`, else one inside that speaks for it. */
const headOf = (folder: string, texts: readonly string[]): string | undefined =>
  texts.find((path) => stem(path) === folder) ??
  texts.find((path) => notionId.test(stem(path)) && stem(path).replace(notionId, '') === folder) ??
  texts.find((path) => parentOf(path) === folder && speaksForFolder(path))

/**
 * The tree that the folders of a zip make, parents first. A folder without a text of its own becomes
 * an empty page, so that nothing loses its place.
 */
export const planTree = (given: readonly string[]): PlannedPage[] => {
  const texts = given.filter((path) => textEnding.test(path)).sort(byNumbers.compare)
  const root = commonFolder(texts)
  const pages = new Map<string, PlannedPage>()
  const folders = new Map<string, PageId | null>([
    ['', null],
    [root.replace(/\/$/, ''), null],
  ])
  const add = (path: string | null, title: string, parentId: PageId | null): PageId => {
    const id = newId<'pages'>()
    pages.set(path ?? `folder:${id}`, { id, parentId, title, path })
    return id
  }
  const placeOf = (folder: string): PageId | null => {
    const known = folders.get(folder)
    if (known !== undefined) return known
    const head = headOf(folder, texts)
    const parent = placeOf(parentOf(folder))
    const title = titleIn(nameOf(folder))
    const id =
      head === undefined
        ? add(null, title, parent)
        : (pages.get(head)?.id ?? add(head, title, parent))
    folders.set(folder, id)
    return id
  }
  for (const path of texts) {
    const parentId = placeOf(parentOf(path))
    if (!pages.has(path)) add(path, titleIn(nameOf(path)), parentId)
  }
  return [...pages.values()]
}
