// Order matters: most browsers also name those they descend from.
const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

// Phones before the systems they are built on.
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const

const find = (agent: string, names: readonly (readonly [string, string])[]) =>
  names.find(([mark]) => agent.includes(mark))?.[1]

/** Browser and system of a User-Agent header, as far as they can be told. */
export const devicePartsOf = (agent: string | null) => ({
  browser: find(agent ?? '', browsers),
  system: find(agent ?? '', systems),
})

/** "Firefox on Windows", in English. */
export const deviceOf = (agent: string | null): string => {
  const { browser, system } = devicePartsOf(agent)
  if (browser && system) return `${browser} on ${system}`
  return browser ?? system ?? 'Unknown device'
}
