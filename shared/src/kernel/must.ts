/** The value, which the caller knows is there. Throws our own mistake, never a user's. */
export const must = <T>(value: T | null | undefined, what = 'a value'): T => {
  if (value === null || value === undefined) throw new Error(`expected ${what}`)
  return value
}

/** Makes a switch over a union exhaustive: a new member is a type error here. */
export const never = (value: never): never => {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
