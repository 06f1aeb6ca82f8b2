import { readFile, rm, writeFile } from 'node:fs/promises'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import type { Actor } from '../../kernel/actor.ts'
import type { Database } from '../../kernel/database.ts'
import { hashToken } from '../../kernel/link-secret.ts'
import { listProjects, loadLivingProject } from '../service.ts'
import { invite } from './service.ts'

export interface ConsoleParts {
  readonly db: Database
  /** In whose name whoever started the house invites. */
  readonly administrator: UserId
  /** Where the token is kept between starts, for its owner's eyes: the database has its hash alone. */
  readonly file: string
  readonly appSecret: string
}

export interface ConsoleInvitation {
  readonly token: string
  readonly project: string
}

/**
 * An invitation into the project the administrator touched last, for whoever reads the console. The
 * same one again until somebody used it or it expired. Null when there is no project to invite to.
 */
export const consoleInvitation = async (parts: ConsoleParts): Promise<ConsoleInvitation | null> =>
  (await keptInvitation(parts)) ?? newInvitation(parts)

const keptInvitation = async ({ db, file }: ConsoleParts): Promise<ConsoleInvitation | null> => {
  const token = await readFile(file, 'utf8').catch(() => null)
  const offer = token === null ? null : await db.auth.invitationByHash(hashToken(token))
  return token !== null && offer ? { token, project: offer.projectTitle } : null
}

const newInvitation = async (parts: ConsoleParts): Promise<ConsoleInvitation | null> => {
  const { db, administrator: userId, file, appSecret } = parts
  const actor: Actor = { userId, sessionId: '', scopes: null, platformRole: 'ADMIN' }
  const { items } = await listProjects(db, actor, { limit: 50 })
  const chosen = items.find(({ can }) => can.manage)
  if (!chosen) return null
  const { token } = await db.withUser(userId, async (tx) => {
    const project = await loadLivingProject(tx, actor, chosen.id)
    return invite(tx, actor, { project, role: 'EDITOR', email: null, appSecret })
  })
  await rm(file, { force: true })
  await writeFile(file, token, { mode: 0o600, flag: 'wx' })
  return { token, project: chosen.title }
}
