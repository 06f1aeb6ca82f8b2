import { z } from 'zod'

/**
 * A UUIDv7 string (RFC 9562 §5.7) that names a row of one table. The brand keeps a page's id from
 * being passed where a project's is meant; it does not exist at run time.
 */
export type Id<Table extends string> = string & z.core.$brand<Table>

export type UserId = Id<'users'>
export type ProjectId = Id<'projects'>
export type PageId = Id<'pages'>
export type VersionId = Id<'page_versions'>
export type ContributionId = Id<'contributions'>
export type InvitationId = Id<'invitations'>
export type AccessRequestId = Id<'access_requests'>
export type AssetId = Id<'assets'>
export type CaseId = Id<'moderation_cases'>

const idOf = <Table extends string>() => z.uuid().brand<Table>()

export const userId = idOf<'users'>()
export const projectId = idOf<'projects'>()
export const pageId = idOf<'pages'>()
export const versionId = idOf<'page_versions'>()
export const contributionId = idOf<'contributions'>()
export const invitationId = idOf<'invitations'>()
export const accessRequestId = idOf<'access_requests'>()
export const assetId = idOf<'assets'>()
export const caseId = idOf<'moderation_cases'>()

/** What an id is made of, passed in so that tests repeat. */
export interface IdSource {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  /** Fills the array with random bytes and returns it. */
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>
}

const system: IdSource = { now: Date.now, random: (bytes) => crypto.getRandomValues(bytes) }

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')

/** A new UUIDv7: 48 bits of milliseconds, then 74 random bits. Sorts by time of making. */
export const newId = <Table extends string>(source: IdSource = system): Id<Table> => {
  const bytes = source.random(new Uint8Array(16))
  new DataView(bytes.buffer).setUint32(0, Math.floor(source.now() / 0x10000))
  new DataView(bytes.buffer).setUint16(4, source.now() % 0x10000)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const h = hex(bytes)
  const parts = [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)]
  return parts.join('-') as Id<Table>
}
