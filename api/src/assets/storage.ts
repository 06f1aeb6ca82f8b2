import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '@chapterhouse/shared/refusals'

/** Where the bytes of uploads lie: a folder now, any object store later. */
export interface Storage {
  /** Keeps the bytes durably under a new random key. */
  readonly put: (bytes: Uint8Array) => Promise<string>
  /** The same for bytes that come bit by bit; when they break off, nothing of them is left. */
  readonly putAll: (bytes: AsyncIterable<Uint8Array>) => Promise<string>
  /** All of it, or the bytes from `start` to `end`, both of them too. */
  readonly read: (key: string, part?: BytePart) => Promise<Readable>
  readonly remove: (key: string) => Promise<void>
}

export interface BytePart {
  readonly start: number
  readonly end: number
}

const keyShape = /^[0-9a-f]{2}\/[0-9a-f]{62}$/

const newKey = (): string => {
  const name = randomBytes(32).toString('hex')
  return `${name.slice(0, 2)}/${name.slice(2)}`
}

/** A folder of files. No name comes from a person; a key of another shape is refused. */
export const folderStorage = (folder: string): Storage => {
  const pathOf = (key: string): string => {
    if (!keyShape.test(key)) throw new Error('not a storage key')
    return join(folder, key)
  }
  const putAll = async (bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
    const key = newKey()
    const path = pathOf(key)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    // written aside and renamed: half a file never has the name
    try {
      await writeDurably(`${path}.part`, bytes)
      await rename(`${path}.part`, path)
    } catch (error) {
      await rm(`${path}.part`, { force: true })
      throw diskRefusal(error) ?? error
    }
    return key
  }
  return {
    put: (bytes) => putAll([bytes]),
    putAll,
    read: async (key, part) => {
      const file = await open(pathOf(key))
      return createReadStream('', { fd: file, ...part })
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}

const full = new Set(['ENOSPC', 'EDQUOT'])

/** A full disk is nobody's mistake: what was asked may work once there is room. */
export const diskRefusal = (error: unknown): Refusal | null => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!full.has(code)) return null
  const detail = 'The disk of the server is full; nothing was changed'
  return new Refusal('unavailable', { detail, cause: error })
}

const writeDurably = async (
  path: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) await file.write(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}
