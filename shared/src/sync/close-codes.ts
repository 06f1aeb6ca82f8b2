/**
 * Why a collab socket was closed, by y-websocket's convention: 44xx is final for this attempt,
 * 45xx means try later. SPEC.md says what the client does on each.
 */
export const closeCodes = {
  badData: 4400,
  ticket: 4401,
  noAccess: 4403,
  oldSchema: 4409,
  replaced: 4410,
  tooLarge: 4413,
  storage: 4503,
  rate: 4529,
  accessChanged: 4530,
  restart: 1012,
} as const

export type CloseReason = keyof typeof closeCodes
export type CloseCode = (typeof closeCodes)[CloseReason]

const byCode = new Map<number, CloseReason>(
  Object.entries(closeCodes).map(([reason, code]) => [code, reason as CloseReason]),
)

/** The reason behind a code, or null for one that is not ours (a lost line, a proxy). */
export const closeReason = (code: number): CloseReason | null => byCode.get(code) ?? null
