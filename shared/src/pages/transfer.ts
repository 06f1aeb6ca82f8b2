import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { contributionId, pageId, projectId } from '../kernel/id.ts'

/** Bytes of a file that is brought in: a text with its pictures, or a whole project. */
export const importLimit = 100 * 1024 * 1024

/** What was simplified or left out, one sentence each. */
const remarks = z.array(z.string())

/**
 * multipart/form-data with one field `file`: Word (.docx), HTML, Markdown, plain text, or a zip with
 * one of them and its pictures. Goes below what is there.
 */
export const importFile = endpoint('POST', '/pages/:pageId/import-file', {
  params: z.object({ pageId }),
  reply: z.object({
    contributionId,
    words: z.number().int(),
    pictures: z.number().int(),
    remarks,
  }),
  status: 201,
  summary: 'Add a file to a page, as an IMPORT contribution',
})

/**
 * multipart/form-data with one field `file`: any of the above becomes a page; a zip of many (our own,
 * an Obsidian vault, an export of Notion or Google Docs) becomes a tree of pages.
 */
export const importIntoProject = endpoint('POST', '/projects/:projectId/import', {
  params: z.object({ projectId }),
  reply: z.object({
    /** In the order of the tree, parents first. */
    pages: z.array(z.object({ id: pageId, parentId: pageId.nullable(), title: z.string() })),
    pictures: z.number().int(),
    remarks,
  }),
  status: 201,
  summary: 'Make pages of a file or of a zip',
})

/** Answers a zip: Markdown in folders like the tree, pictures, and the history as JSON. */
export const exportProject = endpoint('GET', '/projects/:projectId/export', {
  params: z.object({ projectId }),
  reply: z.unknown(),
  summary: 'The whole project to take away',
})
