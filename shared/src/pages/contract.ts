import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { contributionId, pageId, projectId, versionId } from '../kernel/id.ts'
import { listOf, listQuery, timestamp } from '../kernel/list.ts'
import { access } from '../sync/ticket.ts'
import { person } from '../users/contract.ts'
import { importTypes } from './importable.ts'
import { chosenCover, pageCover, pageIcon } from './looks.ts'
import { pageLanguage, properties } from './properties.ts'

export const editMode = z.enum(['LIVE', 'PROTECTED', 'LOCKED'])
export const pageStatus = z.enum([
  'DRAFT',
  'IN_REVIEW',
  'APPROVED',
  'SCHEDULED',
  'PUBLISHED',
  'ARCHIVED',
])
const title = z.string().trim().max(300)

export const pageCan = z.object({
  write: z.boolean(),
  rename: z.boolean(),
  move: z.boolean(),
  /** Into another project: those who are in this one lose it. */
  moveAway: z.boolean(),
  /** Make another like it in the same project. */
  duplicate: z.boolean(),
  /** Protect, lock, and open again. */
  setMode: z.boolean(),
  /** Icon, cover, and what else is said of the page beside its text. */
  describe: z.boolean(),
  delete: z.boolean(),
  undelete: z.boolean(),
  nameVersion: z.boolean(),
})

/** What keeps somebody who reads a page from writing in it, the first reason that holds. */
export const readOnly = z.enum(['locked', 'protected', 'role', 'given'])
export type ReadOnly = z.infer<typeof readOnly>

/** A line of the page tree. */
export const pageLine = z.object({
  id: pageId,
  projectId,
  parentId: pageId.nullable(),
  /** Fractional index (base 62, bytewise order) among its siblings. */
  position: z.string(),
  kind: z.enum([
    'CHAPTER',
    'RESPONSE',
    'NEWSLETTER',
    'SITE_PAGE',
    'COMPONENT',
    'SECTION',
    'CODE_FILE',
    'NOTES',
    'CODEX_ENTRY',
  ]),
  title: z.string(),
  icon: z.string().nullable(),
  cover: pageCover.nullable(),
  /** Others begin from it. */
  isTemplate: z.boolean(),
  status: pageStatus,
  editMode,
  wordCount: z.number().int(),
  updatedAt: timestamp,
  deletedAt: timestamp.nullable(),
})
export type PageLine = z.infer<typeof pageLine>

export const page = pageLine.extend({
  /** Name of the page's live room. */
  room: z.string(),
  schemaVersion: z.number().int(),
  /** null: as the reader's. */
  language: pageLanguage.nullable(),
  properties,
  createdAt: timestamp,
  createdBy: person.nullable(),
  /** This page alone was given to the asking person: its project is not theirs to see. */
  given: z.boolean(),
  /** null: nothing, they may write. */
  readOnly: readOnly.nullable(),
  can: pageCan,
})
export type Page = z.infer<typeof page>

const params = z.object({ pageId })
/** Markdown of one import: 4 MiB is about 700,000 words. */
const markdown = z.string().max(4 * 1024 * 1024)
/** The same as JSON: three bytes a character and room for escapes. */
const markdownBody = 16 * 1024 * 1024

export const createPage = endpoint('POST', '/projects/:projectId/pages', {
  params: z.object({ projectId }),
  body: z.object({
    /** Made where there was no server. The same person asking for it again is answered the same page. */
    id: pageId.optional(),
    title,
    kind: z.enum(['CHAPTER', 'NOTES', 'CODEX_ENTRY']).optional(),
    parentId: pageId.nullable().optional(),
    icon: pageIcon.nullable().optional(),
    markdown: markdown.optional(),
  }),
  reply: page,
  status: 201,
  bodyLimit: markdownBody,
  summary: 'Create a page, empty or from Markdown',
})
export const listPages = endpoint('GET', '/projects/:projectId/pages', {
  params: z.object({ projectId }),
  query: z.object({ trash: z.stringbool().default(false) }),
  reply: z.object({ items: z.array(pageLine) }),
  summary: 'The page tree, in order; with trash=true the deleted pages',
})
export const getPage = endpoint('GET', '/pages/:pageId', {
  params,
  reply: page,
  summary: 'One page',
})
export const changePage = endpoint('PATCH', '/pages/:pageId', {
  params,
  body: z.object({
    title: title.optional(),
    /** null moves the page to the top level. */
    parentId: pageId.nullable().optional(),
    /** Puts the page after this sibling; null makes it the first. */
    afterId: pageId.nullable().optional(),
    editMode: editMode.optional(),
    icon: pageIcon.nullable().optional(),
    cover: chosenCover.nullable().optional(),
    isTemplate: z.boolean().optional(),
    language: pageLanguage.nullable().optional(),
    properties: properties.optional(),
  }),
  reply: page,
  summary: 'Rename, move, dress, protect or lock a page',
})
export const deletePage = endpoint('DELETE', '/pages/:pageId', {
  params,
  reply: z.object({}),
  summary: 'Move a page and those below it to the trash',
})
export const undeletePage = endpoint('POST', '/pages/:pageId/undelete', {
  params,
  reply: page,
  summary: 'Bring a page back from the trash',
})

export const ticketReply = z.object({
  ticket: z.string(),
  room: z.string(),
  access,
  expiresAt: timestamp,
})

export const getTicket = endpoint('POST', '/pages/:pageId/ticket', {
  params,
  body: z.object({
    clientId: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    schemaVersion: z.number().int().min(1).optional(),
  }),
  reply: ticketReply,
  scope: 'read',
  summary: 'Permission to open the live room for a minute',
})

/** Answers bytes (`sync/head-packing.ts`): the text with which a room begins, for who has no copy of it. */
export const getHead = endpoint('GET', '/pages/:pageId/head', {
  params,
  reply: z.unknown(),
  summary: 'The Yjs document of the page as it is now, packed',
})

/** `preview` is the bare text as HTML, for reading while the editor is on its way; quick, no file to keep. */
export const exportFormat = z.enum([
  'markdown',
  'html',
  'text',
  'json',
  'docx',
  'pdf',
  'epub',
  'preview',
])
/**
 * What a file could not take over as it was: a list of sentences as JSON, percent-encoded. Absent when
 * there is nothing to say.
 */
export const remarksHeader = 'chapterhouse-remarks'
/** Answers the file itself, not JSON. */
export const exportPage = endpoint('GET', '/pages/:pageId/export', {
  heavy: true,
  params,
  query: z.object({ format: exportFormat }),
  reply: z.unknown(),
  summary: 'The page as it is now',
})
/**
 * A file goes below what is there: Word (.docx), HTML, Markdown, plain text, or a zip with one of them
 * and its pictures. Markdown may come as JSON, too.
 */
export const importPage = endpoint('POST', '/pages/:pageId/import', {
  heavy: true,
  params,
  body: z
    .object({
      markdown,
      /** `append` adds below what is there; `replace` only where the page is empty. */
      mode: z.enum(['append', 'replace']).default('append'),
      fileName: z.string().max(200).optional(),
    })
    .optional(),
  file: Object.keys(importTypes),
  reply: z.object({
    contributionId,
    words: z.number().int(),
    pictures: z.number().int(),
    /** What was simplified or left out, one sentence each. */
    remarks: z.array(z.string()),
  }),
  status: 201,
  bodyLimit: markdownBody,
  summary: 'Add a file, or Markdown, to a page, as an IMPORT contribution',
})

export const contribution = z.object({
  id: contributionId,
  kind: z.enum(['LIVE', 'BRANCH', 'AI', 'SUGGESTION', 'REVERT', 'RESTORE', 'IMPORT']),
  status: z.string(),
  slice: z.number().int().nullable(),
  author: person.nullable(),
  /** Names of guests of a share link, where they are who wrote. */
  guests: z.array(z.string()),
  title: z.string().nullable(),
  insertedChars: z.number().int(),
  deletedChars: z.number().int(),
  wordDelta: z.number().int(),
  createdAt: timestamp,
})
export type Contribution = z.infer<typeof contribution>
export const listContributions = endpoint('GET', '/pages/:pageId/contributions', {
  params,
  query: listQuery,
  reply: listOf(contribution),
  summary: 'Who changed what, newest first',
})

export const version = z.object({
  id: versionId,
  number: z.number().int(),
  kind: z.enum(['AUTO', 'NAMED', 'PRE_MERGE', 'PRE_RESTORE', 'RESTORE', 'PUBLISH', 'IMPORT']),
  label: z.string().nullable(),
  wordCount: z.number().int(),
  createdBy: person.nullable(),
  createdAt: timestamp,
  /** Of a version that came with an import: who kept it there, and when. */
  note: z.string().nullable(),
})
export type Version = z.infer<typeof version>
export const listVersions = endpoint('GET', '/pages/:pageId/versions', {
  params,
  query: listQuery,
  reply: listOf(version),
  summary: 'Versions, newest first',
})
export const nameVersion = endpoint('POST', '/pages/:pageId/versions', {
  params,
  body: z.object({ label: z.string().trim().min(1).max(120) }),
  reply: version,
  status: 201,
  summary: 'Keep the page as it is now under a name',
})
/** The text of a version, read-only. AUTO versions without a keyframe are rebuilt from slices. */
export const readVersion = endpoint('GET', '/versions/:versionId', {
  heavy: true,
  params: z.object({ versionId }),
  reply: version.extend({ content: z.unknown(), plainText: z.string() }),
  summary: 'One version with its text',
})
