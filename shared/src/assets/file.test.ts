import { describe, expect, test } from 'vitest'
import { fileLimit, imageLimit, storedFile, uploadFile } from './contract.ts'

const file = {
  id: '0190a1b2-c3d4-7e5f-8a6b-0123456789ab',
  mime: 'audio/mpeg',
  byteSize: 3,
  url: '/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab',
}

describe('a stored file', () => {
  test('is said with what it is and where it lies', () =>
    expect(storedFile.parse(file)).toEqual(file))

  test.each([{ id: 'x' }, { byteSize: 1.5 }, { mime: null }, { url: undefined }])(
    'is none with %j',
    (wrong) => expect(storedFile.safeParse({ ...file, ...wrong }).success).toBe(false),
  )

  test('may be larger than a picture, and is made below its page', () => {
    expect(fileLimit).toBeGreaterThan(imageLimit)
    expect([uploadFile.method, uploadFile.path]).toEqual(['POST', '/pages/:pageId/files'])
  })
})
