import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskRefusal, folderStorage } from './storage.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapterhouse-storage-'))
})
afterAll(() => rm(folder, { recursive: true }))

const storage = () => folderStorage(join(folder, 'assets'))

describe('the storage of uploads', () => {
  it('gives back what was put there, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251))
    const key = await storage().put(bytes)
    expect(Buffer.compare(await buffer(await storage().read(key)), bytes)).toBe(0)
  })

  it('names by chance: the same bytes twice lie at two places', async () => {
    const keys = await Promise.all([1, 2].map(() => storage().put(Buffer.from('same'))))
    expect(keys[0]).not.toBe(keys[1])
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{62}$/)
  })

  it('is readable by nobody else on the machine, and leaves no half of a file', async () => {
    const key = await storage().put(Buffer.from('x'))
    expect((await stat(join(folder, 'assets', key))).mode & 0o077).toBe(0)
    const names = await readdir(join(folder, 'assets'), { recursive: true })
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('keeps bytes that come bit by bit, and nothing of those that break off', async () => {
    const bits = async function* (broken: boolean) {
      yield Buffer.from('one ')
      yield Buffer.from('two')
      if (broken) throw new Error('the line broke')
    }
    const key = await storage().putAll(bits(false))
    expect(String(await buffer(await storage().read(key)))).toBe('one two')
    expect(String(await buffer(await storage().read(key, { start: 4, end: 6 })))).toBe('two')
    const before = await readdir(join(folder, 'assets'), { recursive: true })
    await expect(storage().putAll(bits(true))).rejects.toThrow('the line broke')
    const after = await readdir(join(folder, 'assets'), { recursive: true })
    expect(after.filter((name) => /\w{62}/.test(name))).toEqual(
      before.filter((name) => /\w{62}/.test(name)),
    )
  })

  it('removes, twice if need be', async () => {
    const key = await storage().put(Buffer.from('x'))
    await storage().remove(key)
    await storage().remove(key)
    await expect(storage().read(key)).rejects.toThrow()
  })

  it('says that the disk is full, and takes no other failure for that', () => {
    const failure = (code: string) => Object.assign(new Error('x'), { code })
    for (const code of ['ENOSPC', 'EDQUOT']) {
      expect(diskRefusal(failure(code))).toMatchObject({ code: 'unavailable', status: 503 })
      expect(diskRefusal(failure(code))?.toProblem().detail).toContain('full')
    }
    for (const other of [failure('EACCES'), new Error('x'), null])
      expect(diskRefusal(other)).toBeNull()
  })

  it.each(['../../etc/passwd', '/etc/passwd', 'ab/../../x', '', 'ab', `ab/${'g'.repeat(62)}`])(
    'takes no key it did not make: %s',
    async (key) => {
      await expect(async () => storage().read(key)).rejects.toThrow('not a storage key')
      expect(() => storage().remove(key)).toThrow('not a storage key')
    },
  )
})
