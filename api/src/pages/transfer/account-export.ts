import type { AssetId, ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import type { Response } from 'express'
import { storedPictures } from '../../assets/pictures/service.ts'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/database.ts'
import { loadMe } from '../../users/service.ts'
import { fileNameOf } from './export.ts'
import type { TransferParts } from './parts.ts'
import { projectZip } from './project-export.ts'
import { sendZip } from './send-zip.ts'

/** Entries of one list; a log longer than this is cut at its old end. */
const most = 10_000

/** How one comes in, without anything that would let somebody else in. */
const doors = async (tx: Tx, userId: UserId) => ({
  sessions: await tx.session.findMany({
    where: { userId },
    select: {
      ip: true,
      userAgent: true,
      method: true,
      second: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
    },
  }),
  keys: await tx.apiKey.findMany({
    where: { userId },
    select: {
      name: true,
      prefix: true,
      scopes: true,
      createdAt: true,
      expiresAt: true,
      revokedAt: true,
    },
  }),
  providers: await tx.account.findMany({
    where: { userId },
    select: { provider: true, email: true, createdAt: true },
  }),
  factors: await tx.mfaCredential.findMany({
    where: { userId },
    select: { kind: true, label: true, createdAt: true, lastUsedAt: true },
  }),
})

const standing = async (tx: Tx, userId: UserId) => ({
  memberships: await tx.projectMember.findMany({
    where: { userId },
    select: { projectId: true, role: true, status: true, joinedAt: true },
  }),
  pagesGiven: await tx.pageGrant.findMany({ where: { userId }, omit: { userId: true } }),
  accessRequests: await tx.accessRequest.findMany({ where: { userId }, omit: { userId: true } }),
})

const traces = async (tx: Tx, userId: UserId) => ({
  favourites: await tx.pageFavorite.findMany({ where: { userId }, select: { pageId: true } }),
  visits: await tx.pageVisit.findMany({
    where: { userId },
    select: { pageId: true, visitedAt: true },
  }),
  mails: await tx.emailMessage.findMany({
    where: { userId },
    select: { toEmail: true, subject: true, status: true, createdAt: true, sentAt: true },
    orderBy: { createdAt: 'desc' },
    take: most,
  }),
  log: await tx.$queryRaw<object[]>`
    select at, category, action, project_id as "projectId", resource_type as "resourceType",
           resource_id as "resourceId", host(ip) as ip, user_agent as "userAgent"
    from activity_log where actor_id = ${userId}::uuid order by at desc limit ${most}`,
})

interface Own {
  readonly account: object
  readonly projects: readonly { readonly id: string; readonly title: string }[]
  readonly portrait: AssetId | null
}

const readOwn = async (tx: Tx, userId: UserId): Promise<Own> => {
  const projects = await tx.project.findMany({
    where: { ownerId: userId, deletedAt: null },
    select: { id: true, title: true },
    orderBy: { id: 'asc' },
  })
  const portrait = await tx.asset.findFirst({
    where: { ownerId: userId, kind: 'AVATAR', deletedAt: null },
    select: { id: true },
  })
  const me = await loadMe(tx, userId)
  const parts = [doors, standing, traces].map((read) => read(tx, userId))
  const [come, stand, left] = await Promise.all(parts)
  const account = {
    format: 'chapterhouse-account',
    version: 1,
    me,
    ...come,
    ...stand,
    ...left,
    projects,
  }
  return { account, projects, portrait: (portrait?.id as AssetId | undefined) ?? null }
}

/** Two projects of one name lie beside each other. */
const pathsOf = (projects: Own['projects']): ReadonlyMap<string, string> => {
  const taken = new Set<string>()
  return new Map(
    projects.map(({ id, title }) => {
      const name = fileNameOf(title)
      const path = taken.has(name) ? `${name} ${id}` : name
      taken.add(name)
      return [id, `projects/${path}.zip`]
    }),
  )
}

/** Sends everything about a person, and everything that is theirs. */
export const exportAccount = async (
  parts: TransferParts,
  actor: Actor,
  response: Response,
): Promise<void> => {
  const { userId } = actor
  const { account, projects, portrait } = await parts.db.withUser(userId, async (tx) => {
    const resource = ['user', userId] as const
    await record(tx, { category: 'SECURITY', action: 'data.exported', actorId: userId, resource })
    return readOwn(tx, userId)
  })
  const paths = pathsOf(projects)
  await sendZip(response, 'Chapterhouse account.zip', async (zip) => {
    await zip.text('account.json', JSON.stringify(account, null, 2))
    const pictures = portrait === null ? [] : [`/api/assets/${portrait}`]
    for await (const { bytes } of storedPictures(parts.pictures, actor, pictures)) {
      await zip.stored('picture.webp', bytes)
    }
    for (const { id } of projects) {
      await zip.streamed(paths.get(id) ?? id, await projectZip(parts, actor, id as ProjectId))
    }
    zip.end()
  })
}
