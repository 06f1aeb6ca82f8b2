const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** "0 bytes", "12 kB", "3.4 GB". */
export const bytesInWords = (bytes: number): string => {
  const n = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** n
  return `${n > 1 && value < 100 ? value.toFixed(1) : Math.round(value)} ${units[n]}`
}
