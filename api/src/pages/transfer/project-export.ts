import type { HotPageLine } from '@chapterhouse/prisma/hot'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Response } from 'express'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { type StoredPicture, storedPictures } from '../../assets/pictures/service.ts'
import type { Actor } from '../../kernel/actor.ts'
import { sandbox } from '../../kernel/headers.ts'
import { loadProject } from '../../projects/service.ts'
import { pageFile } from '../formats/project/page-file.ts'
import { pagePaths } from '../formats/project/page-paths.ts'
import { nodesOf } from '../formats/walk.ts'
import { readPageBytes } from '../page-bytes.ts'
import { siblingsIn } from '../position.ts'
import { fileNameOf } from './export.ts'
import type { TransferParts } from './parts.ts'
import { type PageHistory, readHistory } from './project-history.ts'

export interface ProjectWish {
  readonly projectId: ProjectId
  readonly response: Response
}

/** Pages one zip may hold. */
const mostPages = 5_000

/** The pages in the order of the tree, parents first. */
const inTreeOrder = (lines: readonly HotPageLine[]): HotPageLine[] => {
  const ordered: HotPageLine[] = []
  const walk = (parentId: string | null) => {
    for (const line of siblingsIn(lines, parentId)) {
      ordered.push(line)
      walk(line.id)
    }
  }
  walk(null)
  return ordered
}

interface Plan {
  readonly title: string
  readonly description: string | null
  readonly pages: readonly HotPageLine[]
}

const planExport = async (
  { db }: TransferParts,
  actor: Actor,
  projectId: ProjectId,
): Promise<Plan> => {
  const project = await loadProject(db.hot, actor, projectId)
  const pages = inTreeOrder(await db.hot.pages(actor.userId, projectId))
  if (pages.length > mostPages) {
    throw new Refusal('too_large', {
      detail: `A zip holds ${mostPages} pages; make a backup instead`,
    })
  }
  return { title: project.title, description: project.description, pages }
}

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

const assetPath = ({ id, mime }: StoredPicture): string => `assets/${id}.${endings[mime] ?? 'bin'}`

/** A zip that goes out while it is made; nothing of it waits in memory but one file. */
const openZip = (response: Response) => {
  let failed: Error | null = null
  const zip = new Zip((error, chunk, final) => {
    if (error) failed = error
    else response.write(Buffer.from(chunk))
    if (final) response.end()
  })
  const room = async () => {
    if (failed) throw failed
    if (response.destroyed) throw new Error('the reader of the zip went away')
    if (response.writableNeedDrain) {
      await new Promise<void>((resolve) => response.once('drain', resolve).once('close', resolve))
    }
  }
  return {
    text: async (path: string, text: string) => {
      const file = new ZipDeflate(path, { level: 6 })
      zip.add(file)
      file.push(Buffer.from(text), true)
      await room()
    },
    stored: async (path: string, bytes: Uint8Array) => {
      const file = new ZipPassThrough(path)
      zip.add(file)
      file.push(bytes, true)
      await room()
    },
    end: () => zip.end(),
  }
}

type OpenZip = ReturnType<typeof openZip>

interface Writing extends Plan {
  readonly zip: OpenZip
  readonly paths: ReadonlyMap<string, string>
  /** Pictures that are in the zip already, by `src`. */
  readonly assets: Map<string, string>
}

const writePage = async (
  parts: TransferParts,
  actor: Actor,
  { line, writing }: { readonly line: HotPageLine; readonly writing: Writing },
): Promise<PageHistory> => {
  const { db, workshop, pictures } = parts
  const { head, history } = await db.withUser(actor.userId, async (tx) => {
    const bytes = await readPageBytes(tx, line.id)
    return { head: bytes, history: await readHistory(tx, line.id) }
  })
  const { content } = await workshop.run({ kind: 'read', head })
  const { zip, paths, assets, pages } = writing
  const sources = [...nodesOf(content)].flatMap(({ type, attrs }) =>
    type === 'image' && typeof attrs?.src === 'string' && !assets.has(attrs.src) ? [attrs.src] : [],
  )
  for await (const picture of storedPictures(pictures, actor, new Set(sources))) {
    await zip.stored(assetPath(picture), picture.bytes)
    assets.set(picture.src, assetPath(picture))
  }
  const path = paths.get(line.id) ?? `${line.id}.md`
  const titles = new Map(pages.map(({ id, title }) => [id, title]))
  await zip.text(path, pageFile(content, { path, title: line.title, paths, titles, assets }))
  return history
}

const manifest = ({ title, description, pages, paths }: Writing): string =>
  JSON.stringify(
    {
      format: 'chapterhouse-project',
      version: 1,
      title,
      description,
      pages: pages.map(({ id, parentId, title: name, kind }) => ({
        path: paths.get(id),
        id,
        parentId,
        title: name,
        kind,
      })),
    },
    null,
    2,
  )

/** Sends the whole project as a zip: Markdown in folders like the tree, pictures, history. */
export const exportProject = async (
  parts: TransferParts,
  actor: Actor,
  { projectId, response }: ProjectWish,
): Promise<void> => {
  const plan = await planExport(parts, actor, projectId)
  const name = encodeURIComponent(`${fileNameOf(plan.title)}.zip`)
  response
    .set('Content-Type', 'application/zip')
    .set('Content-Security-Policy', sandbox)
    .set('Cache-Control', 'no-store')
    .set('Content-Disposition', `attachment; filename*=UTF-8''${name}`)
  const zip = openZip(response)
  const writing: Writing = { ...plan, zip, paths: pagePaths(plan.pages), assets: new Map() }
  try {
    const history: PageHistory[] = []
    for (const line of plan.pages) history.push(await writePage(parts, actor, { line, writing }))
    await zip.text('history.json', JSON.stringify({ pages: history }, null, 2))
    await zip.text('chapterhouse.json', manifest(writing))
    zip.end()
  } catch (error) {
    // what was sent cannot be taken back: a torn line tells the browser that the file is not whole
    response.destroy(error instanceof Error ? error : undefined)
    throw error
  }
}
