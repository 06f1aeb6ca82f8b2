import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { getHead } from '@chapterhouse/shared/pages/contract'
import { type PackedHead, unpackHead } from '@chapterhouse/shared/sync/head-packing'
import { type Asked, askRaw } from '../kernel/ask.ts'

/** The text of a page as a question answers it. Throws as `ask` does, and for what it cannot read. */
export const headFrom = async <E extends Endpoint>(
  question: E,
  parts: Asked<E>,
): Promise<PackedHead> => {
  const answer = await askRaw(question, parts)
  return unpackHead(new Uint8Array(await answer.arrayBuffer()))
}

/** The text of a page as the server has it, for who is a member. */
export const headOf = (pageId: PageId): Promise<PackedHead> =>
  headFrom(getHead, { params: { pageId } })
