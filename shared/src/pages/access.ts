import { z } from 'zod'

/** What may be given of a single page; each holds the one before. */
export const pageAccess = z.enum(['READ', 'COMMENT', 'EDIT'])
export type PageAccess = z.infer<typeof pageAccess>
