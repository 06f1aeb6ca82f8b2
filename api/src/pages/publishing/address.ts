import { type PageId, type ProjectId, pageId, projectId } from '@chapterhouse/shared/kernel/id'

/** The words of a title as a piece of an address; empty where none has a letter that fits. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 72)
    .replace(/^-+|-+$/g, '')

const named = (slug: string, id: string): string => (slug === '' ? id : `${slug}-${id}`)

/** Where the world reads a page. The id finds it, the words are for people and may change. */
export const textPath = (id: PageId, slug: string): string => `/texts/${named(slug, id)}`

/** Where the world finds what is published of a project. */
export const workPath = (id: ProjectId, title: string): string =>
  `/works/${named(slugOf(title), id)}`

const idAtEnd = /(?:^|-)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The id in a piece of an address, whatever words stand before it. */
export const pageIn = (piece: unknown): PageId | null =>
  pageId.safeParse(idAtEnd.exec(String(piece))?.[1]).data ?? null

export const projectIn = (piece: unknown): ProjectId | null =>
  projectId.safeParse(idAtEnd.exec(String(piece))?.[1]).data ?? null
