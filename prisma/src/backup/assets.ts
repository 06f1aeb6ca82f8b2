import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type BackedUpAsset, BadBackup } from './manifest.ts'

/**
 * Copies every file below `from` and says what it copied. A file that vanishes meanwhile was
 * deleted, and is left out.
 */
export async function copyAssets(from: string, to: string): Promise<BackedUpAsset[]> {
  const copied: BackedUpAsset[] = []
  for (const path of await filesBelow(from)) {
    const asset = await copyFile(join(from, path), join(to, path)).catch(vanished)
    if (asset) copied.push({ path, ...asset })
  }
  return copied
}

/** Checks every upload of a backup against its manifest. Throws {@link BadBackup}. */
export async function verifyAssets(
  directory: string,
  assets: readonly BackedUpAsset[],
): Promise<void> {
  for (const { path, sha256 } of assets) {
    const found = await hashFile(join(directory, path)).catch(vanished)
    if (found !== sha256)
      throw new BadBackup(`the upload ${path} is ${found ? 'damaged' : 'missing'}`)
  }
}

/**
 * Brings uploads back. A file is named after what it holds, so one that is there with the same size
 * stays.
 */
export async function restoreAssets(
  { from, to }: { from: string; to: string },
  assets: readonly BackedUpAsset[],
): Promise<void> {
  for (const { path, bytes } of assets) {
    const present = await stat(join(to, path)).catch(vanished)
    if (present?.size !== bytes) await copyFile(join(from, path), join(to, path))
  }
}

async function copyFile(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true })
  const hash = createHash('sha256')
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  // Never half a file under the real name.
  await pipeline(createReadStream(from), meter, createWriteStream(`${to}.partial`, { flush: true }))
  await rename(`${to}.partial`, to)
  return { bytes, sha256: hash.digest('hex') }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(vanished)
  const files = (entries ?? []).filter(
    (entry) => entry.isFile() && !entry.name.endsWith('.partial'),
  )
  return files
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

function vanished(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
