import type { HotPage } from '@chapterhouse/prisma/hot'
import type { AssetId } from '@chapterhouse/shared/kernel/id'
import type { PageProperty } from '@chapterhouse/shared/pages/properties'
import { Refusal } from '@chapterhouse/shared/refusals'
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
  /** BCP 47. */
  readonly language?: string | null | undefined
  /** All of them: what is left out is gone. */
  readonly properties?: readonly PageProperty[] | undefined
}

const parts = ['icon', 'cover', 'isTemplate', 'language', 'properties'] as const

export const isDescription = (changes: Description): boolean =>
  parts.some((part) => changes[part] !== undefined)

interface Describe {
  readonly page: HotPage
  readonly to: Description
}

export const describe = async (tx: Tx, actor: Actor, { page, to }: Describe): Promise<void> => {
  allowOnPage(mayDescribe(factsOf(page)), page)
  const { id, projectId } = page
  const cover = to.cover === undefined ? {} : await coverOf(tx, to.cover)
  const { icon, isTemplate, language, properties } = to
  demandSmall(properties)
  const data = { ...defined({ icon, isTemplate, language, properties }), ...cover }
  await tx.page.updateMany({ where: { id }, data })
  // an upload of another project would be seen by nobody here but the one who chose it
  if (to.cover) {
    await tx.$executeRaw`select app.share_uploads(array[${id}::uuid], ${projectId}::uuid)`
  }
  await logPage(tx, actor, { id, projectId, action: 'page.described' })
}

/** Bytes of all properties of a page; the database takes a little more. */
const mostBytes = 30_000

const demandSmall = (properties: Description['properties']): void => {
  if (Buffer.byteLength(JSON.stringify(properties ?? [])) <= mostBytes) return
  throw new Refusal('too_large', { detail: 'The properties of a page may have 30 kB together' })
}

/** Prisma takes undefined for "leave it", but our types say so only by absence. */
const defined = <T extends object>(some: T) =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined))

const noCover = { coverId: null, coverPosition: 50 } as const

/** Only a picture this person may see. */
const coverOf = async (tx: Tx, cover: Cover | null) => {
  if (cover === null) return noCover
  const where = { id: cover.assetId, kind: 'IMAGE', deletedAt: null }
  const { id } = found(await tx.asset.findFirst({ where }))
  return { coverId: id, coverPosition: cover.position }
}
