import { z } from 'zod'

/** In small letters; a blank around it, as phones put it after a completed word, is no mistake. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(254))
/** ≥ 10 characters, no composition rules; the api also refuses what a list makes easy to guess. */
export const newPassword = z.string().min(10).max(1_000)

/** A proof on the spot, for programs; people are asked once in a while (`prove`). */
export const currentPassword = z.string().max(1_000).optional()
