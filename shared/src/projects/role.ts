import { z } from 'zod'

export const projectRole = z.enum(['OWNER', 'ADMIN', 'EDITOR', 'CONTRIBUTOR', 'REVIEWER', 'VIEWER'])
export type ProjectRole = z.infer<typeof projectRole>
/** A role somebody can be given; OWNER moves only by transfer. */
export const grantedRole = z.enum(['ADMIN', 'EDITOR', 'CONTRIBUTOR', 'REVIEWER', 'VIEWER'])
export type GrantedRole = z.infer<typeof grantedRole>
