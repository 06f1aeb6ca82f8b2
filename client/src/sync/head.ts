import type { PageId } from '@chapterhouse/shared/kernel/id'
import { getHead } from '@chapterhouse/shared/pages/contract'
import { type PackedHead, unpackHead } from '@chapterhouse/shared/sync/head-packing'
import { askRaw } from '../kernel/ask.ts'

/** The text of a page as the server has it. Throws as `ask` does, and for what it cannot read. */
export const headOf = async (pageId: PageId): Promise<PackedHead> => {
  const answer = await askRaw(getHead, { params: { pageId } })
  return unpackHead(new Uint8Array(await answer.arrayBuffer()))
}
