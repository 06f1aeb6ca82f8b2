import type { DocNode } from '@chapterhouse/shared/editor/node'
import { TaskRefusal } from '../../workshop/task-refusal.ts'
import { type PictureBag, withImages } from './brought.ts'
import { fromCsv } from './csv-table.ts'
import { decodeText } from './decode.ts'
import { fromDocx } from './from-docx.ts'
import { fromHtml } from './from-html.ts'
import { fromText } from './from-text.ts'
import type { OpenedArchive } from './open-archive.ts'
import { readMarkdown } from './read-markdown.ts'
import { type PlannedPage, textEnding } from './tree-paths.ts'
import { plainCallouts, splitFrontMatter, withWikiLinks } from './vault.ts'
import { adoptPictures, findPicture, pathFrom } from './zip-pictures.ts'

export interface ZipReading {
  readonly files: OpenedArchive
  readonly plan: readonly PlannedPage[]
  readonly bag: PictureBag
  readonly remarks: Set<string>
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

/** A text of a zip and the title it gives itself. */
export interface ZipText {
  readonly title: string | null
  readonly content: DocNode
}

const readMarkdownPage = (text: string, path: string, reading: ZipReading): ZipText => {
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

const readHtmlPage = (text: string, path: string, { plan, bag, remarks }: ZipReading): ZipText => {
  const linkTo = (href: string) => {
    const page = textEnding.test(href.replace(/[?#].*$/, '')) && pageAt(plan, pathFrom(path, href))
    return page ? `/p/${page.id}` : null
  }
  const { title, content, shown } = fromHtml(text, { bag, remarks, linkTo })
  return { title: shown ? title : null, content }
}

const readText = async (path: string, bytes: Uint8Array, reading: ZipReading): Promise<ZipText> => {
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

/** Reads one text of a zip that other programs made, with its links and its pictures. */
export const readZipText = async (
  path: string,
  bytes: Uint8Array,
  reading: ZipReading,
): Promise<ZipText> => {
  const { title, content } = await readText(path, bytes, reading)
  const { files, bag, plan } = reading
  const own = withPageLinks(adoptPictures(content, { files, bag, from: path }), plan)
  return { title: title?.slice(0, 300) || null, content: own }
}
