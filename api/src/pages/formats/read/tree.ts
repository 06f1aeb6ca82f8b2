import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { z } from 'zod'
import { TaskRefusal } from '../../workshop/task-refusal.ts'
import { plainText } from '../walk.ts'
import { type BroughtPicture, isBlank, openBag, type PictureBag, withImages } from './brought.ts'
import { fromCsv } from './csv-table.ts'
import { decodeText } from './decode.ts'
import { fromDocx } from './from-docx.ts'
import { fromFile, type GivenFile } from './from-file.ts'
import { fromHtml } from './from-html.ts'
import { fromText } from './from-text.ts'
import { type OpenedArchive, openArchive } from './open-archive.ts'
import { readMarkdown } from './read-markdown.ts'
import { type PlannedPage, planTree, textEnding, titleIn } from './tree-paths.ts'
import { plainCallouts, splitFrontMatter, withWikiLinks } from './vault.ts'
import { adoptPictures, findPicture, pathFrom } from './zip-pictures.ts'

/** A page that is to be made. */
export interface BroughtPage {
  readonly id: PageId
  readonly parentId: PageId | null
  readonly title: string
  readonly content: DocNode
}

/** What a file or a zip makes of a project: pages, parents first. */
export interface BroughtTree {
  readonly pages: readonly BroughtPage[]
  readonly pictures: readonly BroughtPicture[]
  readonly remarks: readonly string[]
}

/** Pages one import may make. */
const mostPages = 1_000

interface Reading {
  readonly files: OpenedArchive
  readonly plan: readonly PlannedPage[]
  readonly bag: PictureBag
  readonly remarks: Set<string>
}

/** Notion cuts large exports into zips inside a zip. */
const withInner = (files: OpenedArchive): OpenedArchive => {
  const inner = [...files].filter(([path]) => /\.zip$/i.test(path)).slice(0, 20)
  if (inner.length === 0) return files
  const all = new Map([...files].filter(([path]) => !/\.zip$/i.test(path)))
  for (const [, bytes] of inner) for (const [path, data] of openArchive(bytes)) all.set(path, data)
  return all
}

const pageAt = (plan: readonly PlannedPage[], path: string | null): PlannedPage | undefined =>
  path === null ? undefined : plan.find((page) => page.path === path)

/** The page a wiki link means: by its path, else by its name alone. */
const pageNamed = (plan: readonly PlannedPage[], name: string): PlannedPage | null => {
  const wanted = name.toLowerCase().replace(/\.md$/, '')
  const matches = ({ path, title }: PlannedPage) =>
    path?.replace(textEnding, '').toLowerCase().endsWith(`/${wanted}`) ||
    path?.replace(textEnding, '').toLowerCase() === wanted ||
    title.toLowerCase() === wanted
  return plan.find(matches) ?? null
}

const target = /\]\((<[^>\n]{1,500}>|[^()\s]{1,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})*)/g

/** Links between texts of the zip lead to the pages they become; fenced code stays as it is. */
const relink = (markdown: string, from: string, plan: readonly PlannedPage[]): string => {
  let fenced = false
  const line = (text: string): string => {
    if (/^\s{0,3}(```|~~~)/.test(text)) fenced = !fenced
    if (fenced) return text
    return text.replace(target, (whole, given: string) => {
      const address = given.replace(/^<|>$/g, '')
      const page =
        textEnding.test(address.replace(/#.*$/, '')) && pageAt(plan, pathFrom(from, address))
      return page ? `](/p/${page.id}` : whole
    })
  }
  return markdown.split('\n').map(line).join('\n')
}

/** A link whose words are the title of its page is the page's own link, and follows when it is renamed. */
const withPageLinks = (node: DocNode, plan: readonly PlannedPage[]): DocNode => {
  if (!node.content) return node
  const content = node.content.map((child) => {
    const link =
      child.marks?.length === 1 && child.marks[0]?.type === 'link' ? child.marks[0] : null
    const page = link && plan.find(({ id }) => link.attrs?.href === `/p/${id}`)
    if (!page || child.text !== page.title) return withPageLinks(child, plan)
    return { type: 'pageLink', attrs: { id: page.id, label: page.title.slice(0, 200) } }
  })
  return { ...node, content }
}

interface Text {
  readonly title: string | null
  readonly content: DocNode
}

const readMarkdownPage = (text: string, path: string, reading: Reading): Text => {
  const { plan, files, bag, remarks } = reading
  const { title, source, rest } = splitFrontMatter(text)
  const content = readMarkdown(plainCallouts(relink(rest, path, plan)))
  const linked = withWikiLinks(content, {
    page: (name) => pageNamed(plan, name),
    picture: (name) => {
      const found = findPicture(files, name)
      const bytes = found ? files.get(found) : undefined
      return found && bytes ? bag.put(found, bytes) : null
    },
    remarks,
  })
  if (source)
    remarks.add('Properties at the top of notes are kept as a block of code at their end.')
  const code: DocNode = {
    type: 'codeBlock',
    attrs: { language: 'yaml' },
    content: [{ type: 'text', text: source ?? '' }],
  }
  return {
    title,
    content: source ? { ...linked, content: [...(linked.content ?? []), code] } : linked,
  }
}

const readHtmlPage = (text: string, path: string, { plan, bag, remarks }: Reading): Text => {
  const linkTo = (href: string) => {
    const page = textEnding.test(href.replace(/[?#].*$/, '')) && pageAt(plan, pathFrom(path, href))
    return page ? `/p/${page.id}` : null
  }
  const { title, content, shown } = fromHtml(text, { bag, remarks, linkTo })
  return { title: shown ? title : null, content }
}

const readPage = async (path: string, bytes: Uint8Array, reading: Reading): Promise<Text> => {
  const { bag, remarks } = reading
  if (/\.docx$/i.test(path)) {
    const { title, content, pictures, remarks: said } = await fromDocx(bytes)
    for (const one of said) remarks.add(one)
    const keys = new Map(
      pictures.map(({ key, bytes: data }) => [key, bag.put(`${path}:${key}`, data)]),
    )
    return { title, content: withKeys(content, keys) }
  }
  const text = decodeText(bytes, remarks)
  if (text === null) throw new TaskRefusal('unreadable', `“${path}” is no text`)
  if (/\.csv$/i.test(path)) return { title: null, content: fromCsv(text, remarks) }
  if (/\.html?$/i.test(path)) return readHtmlPage(text, path, reading)
  if (/\.(txt|text)$/i.test(path)) return { title: null, content: fromText(text) }
  return readMarkdownPage(text, path, reading)
}

const withKeys = (content: DocNode, keys: ReadonlyMap<string, string | null>): DocNode =>
  withImages(content, (image) => {
    const key = keys.get(String(image.attrs?.blockedSrc ?? ''))
    return key ? { ...image, attrs: { ...image.attrs, blockedSrc: key } } : null
  })

/** A first heading that only says the title again is the title. */
const withoutTitle = (content: DocNode, title: string): DocNode => {
  const [first, ...rest] = content.content ?? []
  const same = first?.type === 'heading' && plainText(first).trim() === title.trim() && title !== ''
  if (!same) return content
  return { ...content, content: rest.length > 0 ? rest : [{ type: 'paragraph' }] }
}

const brought = async (page: PlannedPage, reading: Reading): Promise<BroughtPage> => {
  const { id, parentId, path } = page
  const bytes = path === null ? undefined : reading.files.get(path)
  const empty: DocNode = { type: 'doc', content: [{ type: 'paragraph' }] }
  if (path === null || !bytes) return { id, parentId, title: page.title, content: empty }
  const { title, content } = await readPage(path, bytes, reading)
  const { files, bag, plan } = reading
  const own = withPageLinks(adoptPictures(content, { files, bag, from: path }), plan)
  const name = title?.slice(0, 300) || page.title
  return { id, parentId, title: name, content: withoutTitle(own, name) }
}

const manifest = z.object({
  format: z.literal('chapterhouse-project'),
  pages: z.array(z.object({ path: z.string(), title: z.string().max(300) })),
})

/** Titles by path where the zip is one of ours: names of files cannot hold every title. */
const ownTitles = (files: OpenedArchive): ReadonlyMap<string, string> => {
  const text = files.get('chapterhouse.json')
  try {
    const { pages } = manifest.parse(JSON.parse(Buffer.from(text ?? '').toString()))
    return new Map(pages.map(({ path, title }) => [path.normalize('NFC'), title]))
  } catch {
    return new Map()
  }
}

const planZip = (files: OpenedArchive): PlannedPage[] => {
  const titles = ownTitles(files)
  return planTree([...files.keys()]).map((page) => {
    const title = page.path === null ? undefined : titles.get(page.path)
    return title === undefined ? page : { ...page, title }
  })
}

const readZip = async (files: OpenedArchive): Promise<BroughtTree> => {
  const plan = planZip(files)
  if (plan.length === 0) throw new TaskRefusal('unreadable', 'There is no text in the zip')
  if (plan.length > mostPages) {
    throw new TaskRefusal(
      'too_large',
      `The zip holds more than ${mostPages} pages; bring parts of it`,
    )
  }
  const remarks = new Set<string>()
  const reading: Reading = { files, plan, bag: openBag(remarks), remarks }
  const pages: BroughtPage[] = []
  for (const page of plan) pages.push(await brought(page, reading))
  return { pages, pictures: reading.bag.pictures, remarks: [...remarks] }
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
  return { pages: [own], pictures: read.pictures, remarks: read.remarks }
}
