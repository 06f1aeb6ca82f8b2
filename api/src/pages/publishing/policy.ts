import type { PageFacts } from '../policy.ts'

export interface FrontFacts {
  readonly caps: readonly string[]
  readonly trashed: boolean
}

const asMember = (page: PageFacts, cap: PageFacts['caps'][number]): boolean =>
  !page.trashed && !page.given && page.caps.includes(cap)

/** What is published of a page concerns its project: who has the page alone does not see to it. */
export const maySeePublication = (page: PageFacts): boolean => asMember(page, 'read')

/**
 * Publishing changes nothing in the text, so a page that is protected or locked can be published as it
 * stands; who writes the page decides what the world reads of it.
 */
export const mayPublish = (page: PageFacts): boolean => asMember(page, 'write')

/** That there is a front at all is the decision of who looks after the project. */
export const mayPublishProject = ({ caps, trashed }: FrontFacts): boolean =>
  !trashed && caps.includes('manage')

/** Who writes in the project takes its pages from the public. */
export const mayUnpublishIn = ({ caps, trashed }: FrontFacts): boolean =>
  !trashed && caps.includes('write')
