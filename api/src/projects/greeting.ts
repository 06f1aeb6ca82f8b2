import type { UserId } from '@chapterhouse/shared/kernel/id'
import type { GrantedRole } from '@chapterhouse/shared/projects/role'
import type { Request } from 'express'
import type { Actor } from '../kernel/actor.ts'
import type { Tx } from '../kernel/database.ts'
import { houseOrigin } from '../kernel/house-origin.ts'
import type { Settings } from '../kernel/settings.ts'
import type { Post } from '../mail/service.ts'
import { loadMe } from '../users/service.ts'
import { tellAdded } from './letters.ts'
import type { ProjectRow } from './present.ts'

interface Arrived {
  readonly userId: UserId
  readonly role: GrantedRole
}

/** Who let them in, where, and in which request. */
interface Welcome {
  readonly actor: Actor
  readonly tx: Tx
  readonly project: ProjectRow
  readonly request: Request
}

/** Tells whoever was let into a project that they are in. */
export const greeter =
  ({ settings, post }: { readonly settings: Settings; readonly post: Post }) =>
  async (arrived: Arrived, { actor, tx, project, request }: Welcome): Promise<void> => {
    const { displayName: inviter } = await loadMe(tx, actor.userId)
    const origin = houseOrigin(settings, request)
    await tellAdded(tx, post, { project, ...arrived, inviter, origin })
  }
