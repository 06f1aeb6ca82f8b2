/**
 * What `act` gives, and the milliseconds of processor this process spends on it. For what must not be
 * quadratic: the clock on the wall also counts whatever else a busy machine does meanwhile.
 */
export const cpuTime = <T>(act: () => T): { readonly ms: number; readonly result: T } => {
  const before = process.cpuUsage()
  const result = act()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, result }
}
