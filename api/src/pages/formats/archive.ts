import { type Zippable, zipSync } from 'fflate'

/** Files of a package by their path; `stored` ones are left as they are. */
export interface PackedFile {
  readonly path: string
  readonly bytes: Uint8Array | string
  readonly stored?: boolean
}

/** Zips carry no moment but this one: the same page is the same file. */
const epoch = new Date(1980, 0, 1)

/** One zip of the files, in their order. */
export const packFiles = (files: readonly PackedFile[]): Uint8Array => {
  const entries: Zippable = {}
  for (const { path, bytes, stored } of files) {
    const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
    entries[path] = [data, { level: stored ? 0 : 6, mtime: epoch }]
  }
  return zipSync(entries)
}
