import { z } from 'zod'

/**
 * What an API key may be used for. `read`: see what its person sees. `write`: make and change pages and
 * projects. `manage`: people, doors and the end of projects. `account`: the person's own account.
 */
export const scope = z.enum(['read', 'write', 'manage', 'account'])
export type Scope = z.infer<typeof scope>
