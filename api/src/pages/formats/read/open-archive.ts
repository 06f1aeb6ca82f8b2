import { unzipSync } from 'fflate'
import { TaskRefusal } from '../../workshop/task-refusal.ts'

/** Files of a zip by path, in the order of the zip. */
export type OpenedArchive = ReadonlyMap<string, Uint8Array>

/** A zip that unfolds beyond these is refused before it is unfolded. */
const limits = {
  files: 10_000,
  /** Bytes of one file, and of all. */
  file: 100 * 1024 * 1024,
  whole: 300 * 1024 * 1024,
  /** How much larger a file may get; text rarely gets twenty times as large. */
  ratio: 300,
  /** Bytes up to which the ratio does not count. */
  small: 1024 * 1024,
}

/** What operating systems leave in zips. */
const junk = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|\._)/

/** A path without tricks: relative, with forward slashes, never upwards; null for any other. */
export const plainPath = (name: string): string | null => {
  const path = name.replaceAll('\\', '/').replace(/^(\.\/)+/, '')
  const upwards = path.split('/').some((part) => part === '..' || part === '.')
  const absolute = path.startsWith('/') || /^[a-z]:/i.test(path)
  return path === '' || upwards || absolute || /\p{Cc}/u.test(path) ? null : path.normalize('NFC')
}

const tooLarge = () =>
  new TaskRefusal('too_large', 'The zip unfolds to more than can be taken at once')

interface Announced {
  readonly name: string
  readonly size: number
  readonly originalSize: number
}

const openMeter = () => {
  let files = 0
  let whole = 0
  return ({ size, originalSize }: Announced): void => {
    files += 1
    whole += originalSize
    const swells = originalSize > limits.small && originalSize > size * limits.ratio
    if (files > limits.files || originalSize > limits.file || whole > limits.whole || swells) {
      throw tooLarge()
    }
  }
}

/**
 * Opens a zip within bounds. A header that lies about a size gives a file of the size it told, never
 * more. Folders, links out of it and the litter of operating systems are left out.
 */
export const openArchive = (bytes: Uint8Array): OpenedArchive => {
  const measure = openMeter()
  const wanted = (file: Announced): boolean => {
    const path = plainPath(file.name)
    if (path === null || path.endsWith('/') || junk.test(path)) return false
    measure(file)
    return true
  }
  try {
    const files = Object.entries(unzipSync(bytes, { filter: wanted }))
    return new Map(
      files.flatMap(([name, data]) => {
        const path = plainPath(name)
        return path === null ? [] : [[path, data] as const]
      }),
    )
  } catch (error) {
    if (error instanceof TaskRefusal) throw error
    throw new TaskRefusal('unreadable', 'The file is no zip, or it is damaged')
  }
}
