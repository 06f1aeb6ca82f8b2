import { expect, test } from 'vitest'
import { isTextFile, readTextFile, titleFrom } from './read-file.ts'

const file = (content: string | Uint8Array<ArrayBuffer>, name: string) => new File([content], name)

test('a text file is read as it is', async () => {
  expect(await readTextFile(file('# Zürich\n', 'a.md'))).toEqual({
    name: 'a.md',
    markdown: '# Zürich\n',
  })
})

test.each([
  ['a.docx', 'unsupported_type'],
  ['a.png', 'unsupported_type'],
  ['noending', 'unsupported_type'],
])('%s is refused by its name', async (name, code) => {
  await expect(readTextFile(file('x', name))).rejects.toMatchObject({ code })
})

test('a file that is too large is refused before it is read', async () => {
  await expect(readTextFile(file('x'.repeat(4 * 1024 * 1024 + 1), 'a.md'))).rejects.toMatchObject({
    code: 'too_large',
  })
})

test('bytes that are no text are refused, not mangled', async () => {
  const bytes = new Uint8Array([0xff, 0xfe, 0x00, 0xd8])
  await expect(readTextFile(file(bytes, 'a.txt'))).rejects.toMatchObject({ code: 'unreadable' })
})

test.each(['a.md', 'A.MD', 'b.markdown', 'c.txt'])('%s is a text file', (name) => {
  expect(isTextFile(name)).toBe(true)
})

test.each([
  ['the-salt_road.md', 'the salt road'],
  ['Notes.txt', 'Notes'],
  ['.md', ''],
])('%s makes the title %j', (name, title) => {
  expect(titleFrom(name)).toBe(title)
})
