import { expect, test } from 'vitest'
import { formOf, importableTypes, isImportable, mayBeImported } from './importable.ts'

const file = (name: string, size = 1) =>
  Object.defineProperty(new File(['x'], name), 'size', { value: size })

test.each(['a.docx', 'a.HTML', 'a.htm', 'a.md', 'A.MD', 'b.markdown', 'c.txt', 'vault.zip'])(
  '%s is taken',
  (name) => {
    expect(isImportable(name)).toBe(true)
    expect(formOf(file(name)).get('file')).toMatchObject({ name })
  },
)

test.each(['a.doc', 'a.png', 'a.pdf', 'noending', 'a.md.exe'])(
  '%s is refused by its name',
  (name) => {
    expect(() => formOf(file(name))).toThrow(expect.objectContaining({ code: 'unsupported_type' }))
  },
)

test('a file that is too large is refused before it is sent', () => {
  expect(() => formOf(file('a.zip', 101 * 1024 * 1024))).toThrow(
    expect.objectContaining({ code: 'too_large' }),
  )
})

test.each([
  ['', true],
  ['text/markdown', true],
  ['application/zip', true],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', true],
  ['image/png', false],
  ['video/mp4', false],
])('something of the type %j may be a text: %s', (type, may) =>
  expect(mayBeImported(type)).toBe(may),
)

test('the file dialog offers what is taken', () => {
  const offered = importableTypes.split(',').filter((one) => one.startsWith('.'))
  for (const ending of offered) expect(isImportable(`a${ending}`)).toBe(true)
})
