import type { Actor } from './actor.ts'

/**
 * Before what a stolen session must not do: refuses unless the person showed within minutes that it is
 * them, or does so now with their password, which is how programs with a key do it. Provided by `auth`.
 */
export type DemandProof = (actor: Actor, currentPassword?: string) => Promise<void>
