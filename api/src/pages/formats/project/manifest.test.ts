import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { history, historyPath, manifest, manifestPath, readOwn } from './manifest.ts'

const files = (value: unknown, path = manifestPath) =>
  new Map([[path, strToU8(typeof value === 'string' ? value : JSON.stringify(value))]])
const read = (value: unknown) => readOwn(files(value), manifestPath, manifest)
const page = { path: 'a.md', title: 'A' }
const project = { format: 'chapterhouse-project', title: 'Salt', description: null, pages: [page] }
const first = (more: object) => read({ ...project, pages: [{ ...page, ...more }] })?.pages[0]

describe('what a zip says of itself', () => {
  it.each(['', '{', '[]', 'null', { ...project, format: 'other' }, { format: project.format }])(
    'is nothing of ours when it is %j',
    (value) => expect(read(value)).toBeNull(),
  )

  it('of an older house has what was known then', () => {
    expect(first({})).toEqual({
      ...page,
      ...{ kind: 'CHAPTER', icon: null, cover: null, isTemplate: false },
      ...{ language: null, properties: [] },
    })
  })

  it.each([
    ['icon', '<script>', null],
    ['icon', '🧂', '🧂'],
    ['cover', { path: 'x', position: 101 }, null],
    ['language', 'x'.repeat(40), null],
    ['language', 'pt-BR', 'pt-BR'],
    ['kind', 'CODE_FILE', 'CHAPTER'],
    ['isTemplate', 'yes', false],
    ['properties', [{ type: 'person' }], []],
    ['properties', Array(21).fill({ id: 'a', name: 'b', type: 'text', value: null }), []],
  ] as const)('loses no page for its %s %j', (name, given, kept) => {
    expect(first({ [name]: given })?.[name]).toEqual(kept)
  })

  it('keeps a property with the name of the person in it', () => {
    const value = '0190a1b2-c3d4-7e5f-8a6b-000000000001'
    const property = { id: 'a', name: 'Who', type: 'person', value, who: 'Mira' }
    expect(first({ properties: [property] })?.properties).toEqual([property])
  })
})

describe('its history', () => {
  const versions = (given: unknown) =>
    readOwn(
      files({ pages: [{ path: 'a.md', versions: given }] }, historyPath),
      historyPath,
      history,
    )?.pages[0]?.versions

  it('is read with names, days and texts', () => {
    const said = { label: 'One', author: 'Mira', createdAt: '2026-05-03T10:00:00Z', markdown: 'a' }
    expect(versions([said])).toEqual([{ ...said, createdAt: new Date(said.createdAt) }])
  })

  it.each([[[{ label: 'x' }]], ['none'], [[{ createdAt: 'some day' }]]])(
    'is none when it is %j',
    (given) => expect(versions(given)).toEqual([]),
  )
})
