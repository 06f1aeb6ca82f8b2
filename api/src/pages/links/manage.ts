import type { OutputOf } from '@chapterhouse/shared/kernel/endpoint'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { newId } from '@chapterhouse/shared/kernel/id'
import type { createLink, ShareLink } from '@chapterhouse/shared/links/contract'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow, found } from '../../kernel/allow.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { newLinkSecret } from '../../kernel/link-secret.ts'
import { tell } from '../../kernel/notices.ts'
import { demandRoom, mostLinks } from '../../kernel/room.ts'
import { mayManage } from '../../projects/policy.ts'
import { factsOf, type ProjectRow } from '../../projects/present.ts'
import { loadLivingProject } from '../../projects/service.ts'
import { loadPage } from '../service.ts'

/** The project, for who may decide who comes in. */
export const loadForLinks = async (tx: Tx, actor: Actor, id: ProjectId): Promise<ProjectRow> => {
  const project = await loadLivingProject(tx, actor, id)
  allow(mayManage(factsOf(project)))
  return project
}

const select = {
  id: true,
  access: true,
  guestNames: true,
  label: true,
  passwordHash: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  page: { select: { id: true, title: true } },
} as const

interface LinkRow {
  readonly id: string
  readonly access: string
  readonly guestNames: string
  readonly label: string | null
  readonly passwordHash: string | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly page: { readonly id: string; readonly title: string } | null
}

const present = (row: LinkRow): ShareLink => ({
  id: row.id,
  access: row.access as ShareLink['access'],
  guestNames: row.guestNames as ShareLink['guestNames'],
  label: row.label,
  hasPassword: row.passwordHash !== null,
  page: row.page as ShareLink['page'],
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
})

/** What still opens something. */
const living = ({ id }: ProjectRow) => ({
  OR: [{ projectId: id }, { page: { projectId: id, deletedAt: null } }],
  AND: [{ OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] }],
  revokedAt: null,
})

/** Links of a project and its pages that still open something, the newest first. */
export const listLinks = async (tx: Tx, project: ProjectRow): Promise<ShareLink[]> => {
  const rows = await tx.shareLink.findMany({
    where: living(project),
    select,
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(present)
}

export interface LinkWish extends Omit<OutputOf<typeof createLink, 'body'>, 'password'> {
  readonly passwordHash: string | null
}

const day = 24 * 60 * 60 * 1000

/** Makes a link; the answer alone has its token. */
export const makeLink = async (
  tx: Tx,
  { actor, project }: { readonly actor: Actor; readonly project: ProjectRow },
  wish: LinkWish,
): Promise<ShareLink & { token: string }> => {
  const { pageId, access, guestNames, label, expiresInDays, passwordHash } = wish
  if (pageId !== null) {
    const page = await loadPage(readsOf(tx), actor, pageId)
    found(page.projectId === project.id ? page : null)
  }
  const wanted = (await tx.shareLink.count({ where: living(project) })) + 1
  demandRoom({
    wanted,
    most: mostLinks,
    detail: `There is room for ${mostLinks} links; revoke one first`,
  })
  const { token, hash } = newLinkSecret()
  const row = await tx.shareLink.create({
    data: {
      id: newId<'share_links'>(),
      ...(pageId === null ? { projectId: project.id } : { pageId }),
      access,
      guestNames,
      label: label ?? null,
      passwordHash,
      tokenHash: hash,
      createdBy: actor.userId,
      expiresAt: expiresInDays === null ? null : new Date(Date.now() + expiresInDays * day),
    },
    select,
  })
  await log(tx, { actor, project }, { action: 'link.created', id: row.id })
  return { ...present(row), token }
}

/** It opens nothing from now on, and who is inside is put out at once. */
export const revokeLink = async (tx: Tx, actor: Actor, id: string): Promise<void> => {
  const row = found(
    await tx.shareLink.findFirst({
      where: { id, revokedAt: null },
      select: { projectId: true, page: { select: { projectId: true } } },
    }),
  )
  const projectId = found(row.projectId ?? row.page?.projectId) as ProjectId
  const project = await loadForLinks(tx, actor, projectId)
  const data = { revokedAt: new Date(), revokedBy: actor.userId }
  await tx.shareLink.updateMany({ where: { id, revokedAt: null }, data })
  await tell(tx, { kind: 'access-changed', linkId: id })
  await log(tx, { actor, project }, { action: 'link.revoked', id })
}

interface LinkEvent {
  readonly action: string
  readonly id: string
}

const log = (
  tx: Tx,
  { actor, project }: { readonly actor: Actor; readonly project: ProjectRow },
  { action, id }: LinkEvent,
): Promise<void> =>
  record(tx, {
    category: 'AUDIT',
    action,
    actorId: actor.userId,
    projectId: project.id,
    resource: ['share_link', id],
  })
