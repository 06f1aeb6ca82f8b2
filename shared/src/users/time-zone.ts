/** Whether clocks can be set by this name: one of the IANA list, or UTC. */
export const isTimeZone = (name: string): boolean => {
  try {
    // offsets like +02:00 are taken too, and know no summer
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}

/** Every zone there is to choose from. */
export const timeZones = (): readonly string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')]
