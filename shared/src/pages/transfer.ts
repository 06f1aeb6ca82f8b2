import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { pageId, projectId } from '../kernel/id.ts'
import { project } from '../projects/contract.ts'
import { importTypes } from './importable.ts'

const file = Object.keys(importTypes)

/** What came in. */
const imported = {
  /** In the order of the tree, parents first. */
  pages: z.array(z.object({ id: pageId, parentId: pageId.nullable(), title: z.string() })),
  pictures: z.number().int(),
  /** What was simplified or left out, one sentence each. */
  remarks: z.array(z.string()),
}

/**
 * Word (.docx), HTML, Markdown and plain text become a page each; a zip (our own, an Obsidian vault, an
 * export of Notion or Google Docs) becomes a tree of pages.
 */
export const importIntoProject = endpoint('POST', '/projects/:projectId/import', {
  heavy: true,
  params: z.object({ projectId }),
  file,
  reply: z.object(imported),
  status: 201,
  summary: 'Make pages of a file or of a zip',
})

/** Any of the above becomes a project of its own; one of ours brings its title and named versions. */
export const importProject = endpoint('POST', '/projects/import', {
  heavy: true,
  file,
  reply: project.extend({ imported: z.object(imported) }),
  status: 201,
  summary: 'Make a project of a zip or of a file',
})

/** Answers a zip: Markdown in folders like the tree, uploads, and the history as JSON. */
export const exportProject = endpoint('GET', '/projects/:projectId/export', {
  heavy: true,
  params: z.object({ projectId }),
  reply: z.unknown(),
  summary: 'The whole project to take away',
})
