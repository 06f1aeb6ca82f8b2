import { PassThrough, type Readable } from 'node:stream'
import type { HotPageLine } from '@chapterhouse/prisma/hot'
import { type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Response } from 'express'
import { storedPictures } from '../../assets/pictures/service.ts'
import type { Actor } from '../../kernel/actor.ts'
import { readsOf } from '../../kernel/database.ts'
import { loadProject } from '../../projects/service.ts'
import { historyPath, manifestPath } from '../formats/project/manifest.ts'
import { pagePaths } from '../formats/project/page-paths.ts'
import { nodesOf } from '../formats/walk.ts'
import { readPageBytes } from '../page-bytes.ts'
import { siblingsIn } from '../position.ts'
import { loadPage } from '../service.ts'
import { assetPath } from './asset-path.ts'
import { carryProperties } from './carry-properties.ts'
import { fileNameOf } from './export.ts'
import type { TransferParts } from './parts.ts'
import { readHistory } from './project-history.ts'
import { sendZip } from './send-zip.ts'
import { openZip, type ZipStream } from './zip-stream.ts'

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

interface Writing extends Plan {
  readonly zip: ZipStream
  readonly paths: ReadonlyMap<string, string>
  readonly titles: ReadonlyMap<string, string>
  /** Uploads that are in the zip already, by `src`. */
  readonly assets: Map<string, string>
}

/** Uploads that texts show, by `src`, with the name each has there. */
const uploadsIn = (texts: readonly DocNode[]): ReadonlyMap<string, string> =>
  new Map(
    texts
      .flatMap((text) => [...nodesOf(text)])
      .filter(({ type }) => type === 'image' || type === 'attachment')
      .map((node) => [textAttr(node, 'src') ?? '', textAttr(node, 'name') ?? '']),
  )

interface PageWish {
  readonly line: HotPageLine
  readonly writing: Writing
}

const readPage = ({ db, workshop }: TransferParts, actor: Actor, line: HotPageLine) =>
  db
    .withUser(actor.userId, async (tx) => {
      const { language, properties } = await loadPage(readsOf(tx), actor, line.id)
      const carried = await carryProperties(tx, properties)
      const head = await readPageBytes(tx, line.id)
      return { head, history: await readHistory(tx, line.id), language, properties: carried }
    })
    .then(async (page) => {
      const { content } = await workshop.run({ kind: 'read', head: page.head })
      return { ...page, content }
    })

/** Writes a page, the uploads it shows and its whole versions; answers what the lists say of it. */
const writePage = async (parts: TransferParts, actor: Actor, { line, writing }: PageWish) => {
  const { zip, paths, titles, assets } = writing
  const { content, history, language, properties } = await readPage(parts, actor, line)
  const kept = history.versions.flatMap((version) => version.content ?? [])
  const shown = new Map(uploadsIn([content, ...kept]))
  const cover = line.coverId ? `/api/assets/${line.coverId}` : null
  if (cover && !shown.has(cover)) shown.set(cover, '')
  const missing = [...shown.keys()].filter((src) => !assets.has(src))
  for await (const upload of storedPictures(parts.pictures, actor, missing)) {
    const path = assetPath(upload, shown.get(upload.src) ?? '')
    await zip.stored(path, upload.bytes)
    assets.set(upload.src, path)
  }
  const path = paths.get(line.id) ?? `${line.id}.md`
  const file = { path, title: line.title, paths, titles, assets }
  const write = (text: DocNode) =>
    parts.workshop.run({ kind: 'page-file', content: text, parts: file })
  await zip.text(path, await write(content))
  const versions = []
  for (const { content: text, ...version } of history.versions) {
    versions.push({ ...version, markdown: text && (await write(text)) })
  }
  const { id, parentId, title, kind, icon, isTemplate } = line
  const place = cover && assets.get(cover)
  return {
    page: {
      ...{ path, id, parentId, title, kind, icon, isTemplate, language, properties },
      cover: place ? { path: place, position: line.coverPosition } : null,
    },
    history: { path, pageId: id, contributions: history.contributions, versions },
  }
}

type Written = Awaited<ReturnType<typeof writePage>>

const manifestOf = ({ title, description }: Plan, pages: readonly Written['page'][]): string =>
  JSON.stringify({ format: 'chapterhouse-project', version: 1, title, description, pages }, null, 2)

/** Writes the whole project into a zip, to its end: Markdown in folders like the tree, uploads, history. */
const writeProject = async (parts: TransferParts, actor: Actor, { plan, zip }: Task) => {
  const titles = new Map(plan.pages.map(({ id, title }) => [id, title]))
  const writing = { ...plan, zip, paths: pagePaths(plan.pages), titles, assets: new Map() }
  const written: Written[] = []
  for (const line of plan.pages) written.push(await writePage(parts, actor, { line, writing }))
  const histories = written.map(({ history }) => history)
  await zip.text(historyPath, JSON.stringify({ pages: histories }, null, 2))
  const pages = written.map(({ page }) => page)
  await zip.text(manifestPath, manifestOf(plan, pages))
  zip.end()
}

interface Task {
  readonly plan: Plan
  readonly zip: ZipStream
}

/** Sends the whole project as a zip. */
export const exportProject = async (
  parts: TransferParts,
  actor: Actor,
  { projectId, response }: ProjectWish,
): Promise<void> => {
  const plan = await planExport(parts, actor, projectId)
  await sendZip(response, `${fileNameOf(plan.title)}.zip`, (zip) =>
    writeProject(parts, actor, { plan, zip }),
  )
}

/** The whole project as the bytes of a zip, made while they are read. */
export const projectZip = async (
  parts: TransferParts,
  actor: Actor,
  projectId: ProjectId,
): Promise<Readable> => {
  const plan = await planExport(parts, actor, projectId)
  const bytes = new PassThrough()
  const fail = (error: unknown) => bytes.destroy(error instanceof Error ? error : undefined)
  writeProject(parts, actor, { plan, zip: openZip(bytes) }).catch(fail)
  return bytes
}
