import { insertVersion } from '@chapterhouse/prisma/page-writes'
import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/database.ts'
import type { BroughtVersion } from '../formats/read/tree.ts'
import type { Kept } from '../workshop/reading.ts'

/** A version that was kept somewhere else, as it is kept here. */
export interface ForeignVersion extends Omit<BroughtVersion, 'content'> {
  readonly kept: Kept
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })

/** Who kept it and when, as somebody else's word: here it is of the person who brought it, of today. */
const noteOf = ({ author, createdAt }: ForeignVersion): string => {
  const by = author?.replace(/\s+/g, ' ').trim().slice(0, 100)
  return `Kept ${by ? `by ${by} ` : ''}on ${day.format(createdAt)}, before it came here`
}

/** Keeps versions that came with a page, in the order they were made. */
export const insertVersions = async (
  tx: Tx,
  actor: Actor,
  { pageId, versions }: { readonly pageId: PageId; readonly versions: readonly ForeignVersion[] },
): Promise<void> => {
  for (const version of versions) {
    const { words: wordCount, ...whole } = version.kept
    await insertVersion(tx, {
      id: newId<'page_versions'>(),
      pageId,
      kind: 'IMPORT',
      createdBy: actor.userId,
      note: noteOf(version),
      ...(version.label === null ? {} : { label: version.label }),
      // before anything that was written here
      slice: 0,
      wordCount,
      ...whole,
    })
  }
}
