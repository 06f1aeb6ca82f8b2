import type { AssetId, PageId, ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import type { Capability } from '@chapterhouse/shared/projects/standing'
import type { Pool } from 'pg'
import type * as $Enums from './generated/enums.ts'

export type { Capability }

export interface HotSession {
  readonly userId: UserId
  readonly expiresAt: Date
  readonly lastSeenAt: Date
  readonly createdAt: Date
  readonly platformRole: $Enums.PlatformRole
  readonly displayName: string
  readonly email: string
  readonly avatarUrl: string | null
}

export interface HotProjectLine {
  readonly id: ProjectId
  readonly kind: $Enums.ProjectKind
  readonly slug: string
  readonly title: string
  readonly description: string | null
  readonly status: $Enums.ProjectStatus
  readonly visibility: $Enums.Visibility
  readonly ownerId: UserId
  readonly ownerName: string | null
  readonly role: $Enums.ProjectRole
  readonly caps: readonly Capability[]
  readonly pageCount: number
  readonly wordCount: number
  readonly memberCount: number
  /** When the project or one of its pages last changed; the list is in this order. */
  readonly activeAt: Date
  readonly createdAt: Date
}

export interface HotProject extends Omit<HotProjectLine, 'role' | 'activeAt'> {
  readonly isPublic: boolean
  readonly defaultEditMode: $Enums.EditMode
  readonly settings: unknown
  /** null for somebody who reads it as the public. */
  readonly role: $Enums.ProjectRole | null
  readonly deletedAt: Date | null
  readonly updatedAt: Date
}

export interface HotPageLine {
  readonly id: PageId
  readonly parentId: PageId | null
  readonly kind: $Enums.PageKind
  readonly title: string
  readonly position: string
  readonly status: $Enums.PageStatus
  readonly editMode: $Enums.EditMode
  readonly wordCount: number
  readonly deletedAt: Date | null
  readonly updatedAt: Date
  readonly icon: string | null
  readonly coverId: AssetId | null
  /** Per cent from the top of the picture. */
  readonly coverPosition: number
  readonly isTemplate: boolean
}

export interface HotPage extends HotPageLine {
  readonly projectId: ProjectId
  readonly projectTitle: string
  readonly projectKind: $Enums.ProjectKind
  readonly schema: $Enums.PageSchema
  readonly schemaVersion: number
  readonly visibility: $Enums.Visibility | null
  readonly isPublic: boolean
  readonly lockedBy: UserId | null
  readonly lockedAt: Date | null
  readonly createdBy: UserId | null
  /** null for the public, who read the published version, never the head. */
  readonly epoch: number | null
  readonly role: $Enums.ProjectRole | null
  readonly caps: readonly Capability[]
  readonly createdAt: Date
  readonly language: string | null
  /** As `shared/src/pages/properties.ts` wrote them. */
  readonly properties: unknown
  /** This page alone was given to a person who is no member: its project is not theirs to see. */
  readonly given: boolean
}

export interface HotMember {
  readonly userId: UserId
  readonly role: $Enums.ProjectRole
  readonly status: $Enums.MemberStatus
  readonly permissions: unknown
  /** What the role and the permissions give; nothing of it holds while they are paused. */
  readonly caps: readonly Capability[]
  readonly joinedAt: Date | null
  /** null once the person's account is deleted. */
  readonly displayName: string | null
  readonly handle: string | null
  readonly avatarUrl: string | null
  readonly inviterName: string | null
}

/** A page that was given to somebody by itself. */
export interface HotGivenPage {
  readonly id: PageId
  readonly title: string
  readonly icon: string | null
  readonly wordCount: number
  readonly access: $Enums.LinkAccess
  readonly granterName: string | null
  readonly createdAt: Date
}

/** A page on somebody's own lists. */
export interface HotShelfLine {
  readonly shelf: 'favorite' | 'visit'
  readonly id: PageId
  readonly projectId: ProjectId
  readonly projectTitle: string
  readonly title: string
  readonly icon: string | null
  readonly wordCount: number
  /** Place among the favourites; empty for a visit. */
  readonly position: string
  readonly at: Date
}

export interface TicketRequest {
  readonly userId: UserId | null
  /** SHA-256 of the session cookie; null for keys and links. */
  readonly sessionHash: string | null
  readonly linkId?: string | null
  readonly pageId: PageId
  /**
   * The client's schema version, at most the server's own: a writer's newer one raises the page's.
   */
  readonly schemaVersion?: number
}

export interface TicketFacts {
  readonly projectId: ProjectId
  readonly title: string
  readonly access: 'WRITE' | 'READ'
  readonly epoch: number
  readonly schemaVersion: number
  /** The page's schema version went up with this request: older sockets must be closed. */
  readonly schemaRaised: boolean
  readonly editMode: $Enums.EditMode
  /** null for a guest. */
  readonly displayName: string | null
  readonly avatarUrl: string | null
}

export interface HotLinkPlace {
  /** Null for a link to one page: its project is not the holder's to know of. */
  readonly projectId: ProjectId | null
  readonly pageId: PageId | null
  readonly access: $Enums.LinkAccess
  readonly guestNames: string
  readonly title: string
}

/** The owner's look at a page with the rights of a link. */
const asHolder = (row: HotPage & Pick<HotLinkPlace, 'access'>): HotPage => {
  const { access, ...page } = row
  const caps: Capability[] = ['read']
  if (access !== 'READ') caps.push('comment')
  if (access === 'EDIT') caps.push('write')
  return { ...page, projectTitle: '', role: null, caps }
}

export interface ProjectsPage {
  readonly limit: number
  /** The last line of the page before. */
  readonly before?: { readonly activeAt: Date; readonly id: ProjectId }
}

/**
 * Reads on every request, each one round trip outside any transaction. null or empty: not there, or
 * not yours to know of.
 */
export interface HotReads {
  session(sessionHash: string): Promise<HotSession | null>
  /** Projects of which that person is a member, the latest active first; without trash. */
  projects(userId: UserId, page: ProjectsPage): Promise<HotProjectLine[]>
  project(userId: UserId | null, projectId: ProjectId): Promise<HotProject | null>
  /** The tree, parents first, siblings in order; with `inTrash` what lies in the trash instead. */
  pages(
    userId: UserId | null,
    projectId: ProjectId,
    options?: { inTrash?: boolean },
  ): Promise<HotPageLine[]>
  page(userId: UserId | null, pageId: PageId): Promise<HotPage | null>
  /** Where a share link leads; null when it stands no more. */
  linkPlace(linkId: string): Promise<HotLinkPlace | null>
  /** A page as the holder of a link has it; null where the link does not reach. */
  linkPage(linkId: string, pageId: PageId): Promise<HotPage | null>
  /** The tree behind a link to a project. */
  linkPages(linkId: string): Promise<HotPageLine[]>
  members(userId: UserId, projectId: ProjectId): Promise<HotMember[]>
  /** Whether a rest of the membership is all that keeps this person out. */
  paused(userId: UserId, of: { projectId: ProjectId } | { pageId: PageId }): Promise<boolean>
  /** Favourites in their order, then at most so many pages opened last; only readable ones. */
  shelf(userId: UserId, mostVisits: number): Promise<HotShelfLine[]>
  /** Pages given to that person one by one, the last first. */
  givenPages(userId: UserId): Promise<HotGivenPage[]>
  /** What a room ticket says, or null: no access. */
  ticket(request: TicketRequest): Promise<TicketFacts | null>
}

export function hotReads(pool: Pool): HotReads {
  const rows = async <Row>(name: string, sql: string, values: unknown[]): Promise<Row[]> => {
    const { rows } = await pool.query({ name, text: sql, values })
    return rows.map((row) => camelCased<Row>(row))
  }
  const one = async <Row>(name: string, sql: string, values: unknown[]) =>
    (await rows<Row>(name, sql, values))[0] ?? null
  return {
    session: (hash) => one('session', 'select * from app.session_by_hash($1)', [hash]),
    projects: (userId, { limit, before }) =>
      rows('projects', 'select * from app.hot_projects($1, $2, $3, $4)', [
        userId,
        limit,
        before?.activeAt ?? null,
        before?.id ?? null,
      ]),
    project: (userId, id) => one('project', 'select * from app.hot_project($1, $2)', [userId, id]),
    pages: (userId, id, { inTrash = false } = {}) =>
      rows('pages', 'select * from app.hot_pages($1, $2, $3)', [userId, id, inTrash]),
    page: (userId, id) => one('page', 'select * from app.hot_page($1, $2)', [userId, id]),
    linkPlace: (id) => one('link', 'select * from app.link_place($1)', [id]),
    linkPage: async (linkId, id) => {
      const sql = `select h.*, l.access from app.link_opens($1, $2) l
                   cross join lateral app.hot_page(l.owner_id, $2) h`
      const row = await one<HotPage & Pick<HotLinkPlace, 'access'>>('link-page', sql, [linkId, id])
      return row && asHolder(row)
    },
    linkPages: (linkId) =>
      rows(
        'link-pages',
        `select h.* from app.link_place($1) l
         cross join lateral app.hot_pages(l.owner_id, l.project_id, false) h
         where h.kind <> 'RESPONSE' or h.status <> 'DRAFT'`,
        [linkId],
      ),
    members: (userId, id) => rows('members', 'select * from app.hot_members($1, $2)', [userId, id]),
    paused: async (userId, of) => {
      const values = [
        userId,
        'pageId' in of ? null : of.projectId,
        'pageId' in of ? of.pageId : null,
      ]
      const sql = 'select app.is_paused($1, $2, $3) as paused'
      return (await one<{ paused: boolean }>('paused', sql, values))?.paused === true
    },
    shelf: (userId, most) => rows('shelf', 'select * from app.hot_shelf($1, $2)', [userId, most]),
    givenPages: (userId) => rows('given', 'select * from app.hot_given_pages($1)', [userId]),
    ticket: (asked) =>
      one('ticket', 'select * from app.hot_ticket($1, $2, $3, $4, $5)', [
        asked.userId,
        asked.sessionHash,
        asked.linkId ?? null,
        asked.pageId,
        asked.schemaVersion ?? null,
      ]),
  }
}

function camelCased<Row>(row: Record<string, unknown>): Row {
  const entries = Object.entries(row).map(([key, value]) => [camel(key), value])
  return Object.fromEntries(entries) as Row
}

const camel = (snake: string) => snake.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase())
