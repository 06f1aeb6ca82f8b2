import { readFile } from 'node:fs/promises'
import { fromMarkdown } from '@chapterhouse/shared/editor/from-markdown'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import { createPage, nameVersion } from '@chapterhouse/shared/pages/contract'
import { type Pen, takePen } from './pen.ts'
import type { Visitor } from './visitor.ts'
import type { DemoPage, Name } from './world.ts'

interface Writing {
  readonly projectId: ProjectId
  readonly page: DemoPage
  readonly owner: Visitor
  readonly visitors: ReadonlyMap<Name, Visitor>
}

const blocksOf = async (page: DemoPage) => {
  const file = new URL(`texts/${page.text}.md`, import.meta.url)
  return fromMarkdown(await readFile(file, 'utf8')).content ?? []
}

/** The page as its writers would have made it: block by block, each under their own name. */
export const writePage = async ({ projectId, page, owner, visitors }: Writing): Promise<void> => {
  const { id: pageId } = await owner.ask(createPage, {
    params: { projectId },
    body: { title: page.title },
  })
  const pens = new Map<Name, Pen>()
  const penOf = async (name: Name) => {
    const pen = pens.get(name) ?? (await takePen(must(visitors.get(name)), pageId))
    pens.set(name, pen)
    return pen
  }
  // One after the other, each seeing what the last one wrote.
  for (const [index, block] of (await blocksOf(page)).entries()) {
    const pen = await penOf(must(page.writers[index % page.writers.length]))
    await pen.sees(index)
    pen.append(block)
    await pen.saved()
  }
  if (page.version)
    await owner.ask(nameVersion, { params: { pageId }, body: { label: page.version } })
  for (const { by, from, to } of page.rewrites ?? []) {
    const pen = await penOf(by)
    pen.rewrite(from, to)
    await pen.saved()
  }
  for (const pen of pens.values()) pen.put()
}
