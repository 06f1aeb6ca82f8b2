import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const sum = z.string().regex(/^[0-9a-f]{64}$/)

const table = z.object({
  name: z.string().regex(/^[a-z_]+$/),
  columns: z.array(z.string().regex(/^[a-z0-9_]+$/)).min(1),
  rows: z.number().int().min(0),
  /** SHA-256 of the rows as COPY text, in the order of the primary key. */
  sha256: sum,
})

const asset = z.object({
  // Written to the disk on restore: nothing that leads out of the folder.
  path: z
    .string()
    .refine((path) => !path.split(/[/\\]/).includes('..') && !/^([/\\]|\w:)/.test(path)),
  bytes: z.number().int().min(0),
  sha256: sum,
})

const manifest = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The migrations the database had, in order. */
  migrations: z.array(z.string().regex(/^\w+$/)),
  /** In an order in which they can be loaded. */
  tables: z.array(table),
  assets: z.array(asset),
})

export type BackedUpTable = z.infer<typeof table>
export type BackedUpAsset = z.infer<typeof asset>
export type Manifest = z.infer<typeof manifest>

/** A backup that cannot be used; its message says why, for a person. */
export class BadBackup extends Error {
  override name = 'BadBackup'
}

const fileOf = (directory: string) => join(directory, 'manifest.json')
const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** Writes the manifest. It comes last: a folder without one is a backup that was not finished. */
export async function writeManifest(directory: string, content: Manifest): Promise<void> {
  const text = JSON.stringify(content, null, 1)
  await writeFile(fileOf(directory), JSON.stringify({ sha256: hash(text), manifest: text }), {
    flush: true,
  })
}

/** Reads it back. Throws {@link BadBackup} when it is missing, damaged or of another format. */
export async function readManifest(directory: string): Promise<Manifest> {
  const file = await readFile(fileOf(directory), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    throw new BadBackup(`${directory} is not a finished backup: it has no manifest.json`)
  })
  try {
    const outer = z.object({ sha256: sum, manifest: z.string() }).parse(JSON.parse(file))
    if (hash(outer.manifest) !== outer.sha256) throw new Error('its checksum is wrong')
    return manifest.parse(JSON.parse(outer.manifest))
  } catch (cause) {
    throw new BadBackup(`the manifest of ${directory} is damaged`, { cause })
  }
}
