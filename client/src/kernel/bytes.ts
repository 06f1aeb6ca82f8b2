import { locale } from '../messages/language.ts'
import { tn } from '../messages/t.ts'

const units = ['', 'kB', 'MB', 'GB', 'TB'] as const

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: false })
const tenths = new Intl.NumberFormat(locale, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})

/** "0 bytes", "12 kB", "3.4 GB". */
export const bytesInWords = (bytes: number): string => {
  const n = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  if (n === 0) return tn(bytes, ['{n} byte', '{n} bytes'])
  const value = bytes / 1000 ** n
  return `${(n > 1 && value < 100 ? tenths : whole).format(value)} ${units[n]}`
}
