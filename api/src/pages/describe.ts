import type { HotPage } from '@chapterhouse/prisma/hot'
import type { AssetId } from '@chapterhouse/shared/kernel/id'
import type { Actor } from '../kernel/actor.ts'
import { found } from '../kernel/allow.ts'
import type { Tx } from '../kernel/database.ts'
import { mayDescribe } from './policy.ts'
import { factsOf } from './present.ts'
import { allowOnPage, logPage } from './service.ts'

export interface Cover {
  readonly assetId: AssetId
  readonly position: number
}

/** What is said of a page beside its text; undefined stays as it is, null takes it away. */
export interface Description {
  readonly icon?: string | null | undefined
  readonly cover?: Cover | null | undefined
  readonly isTemplate?: boolean | undefined
}

export const isDescription = ({ icon, cover, isTemplate }: Description): boolean =>
  [icon, cover, isTemplate].some((part) => part !== undefined)

interface Describe {
  readonly page: HotPage
  readonly to: Description
}

export const describe = async (tx: Tx, actor: Actor, { page, to }: Describe): Promise<void> => {
  allowOnPage(mayDescribe(factsOf(page)), page)
  const { id, projectId } = page
  const cover = to.cover === undefined ? {} : await coverOf(tx, to.cover)
  const { icon, isTemplate } = to
  const data = { ...defined({ icon, isTemplate }), ...cover }
  await tx.page.updateMany({ where: { id }, data })
  // an upload of another project would be seen by nobody here but the one who chose it
  if (to.cover) {
    await tx.$executeRaw`select app.share_uploads(array[${id}::uuid], ${projectId}::uuid)`
  }
  await logPage(tx, actor, { id, projectId, action: 'page.described' })
}

/** Prisma takes undefined for "leave it", but our types say so only by absence. */
const defined = <T extends object>(parts: T) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))

const noCover = { coverId: null, coverPosition: 50 } as const

/** Only a picture this person may see. */
const coverOf = async (tx: Tx, cover: Cover | null) => {
  if (cover === null) return noCover
  const where = { id: cover.assetId, kind: 'IMAGE', deletedAt: null }
  const { id } = found(await tx.asset.findFirst({ where }))
  return { coverId: id, coverPosition: cover.position }
}
