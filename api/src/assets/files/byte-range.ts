import type { BytePart } from '../storage.ts'

/**
 * The one part of a file that a Range header asks for (RFC 9110 §14), or null: then all of it is
 * sent, which every player takes too. Several parts at once are not worth their code.
 */
export const partAsked = (range: string | undefined, byteSize: number): BytePart | null => {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return null
  const last = byteSize - 1
  // "-500" is the last 500 bytes
  const start = from === '' ? Math.max(0, byteSize - Number(to)) : Number(from)
  const end = from === '' || to === '' ? last : Math.min(last, Number(to))
  return start <= end && byteSize > 0 ? { start, end } : null
}
