import { pageId } from '@chapterhouse/shared/kernel/id'

/** A page that pictures of tests are sent to. */
export const aPage = pageId.parse('0198a000-0000-7000-8000-000000000001')
