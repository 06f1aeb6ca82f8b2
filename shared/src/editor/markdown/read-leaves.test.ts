import type { RootContent } from 'mdast'
import { describe, expect, test } from 'vitest'
import { signedBlock } from './read-leaves.ts'

const src = '/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab'
const linkTo = (url: string, ...more: string[]): RootContent => ({
  type: 'paragraph',
  children: [
    { type: 'link', url, children: [{ type: 'text', value: 'x' }] },
    ...more.map((value) => ({ type: 'text' as const, value })),
  ],
})
const file = { type: 'attachment', mime: 'a/b', byteSize: 3 }

describe('a link that a comment says is more', () => {
  test('is a file of ours', () =>
    expect(signedBlock(file, linkTo(src))?.attrs).toEqual({
      src,
      name: 'x',
      mime: 'a/b',
      byteSize: 3,
    }))

  test('is a file whose bytes were never kept', () =>
    expect(signedBlock(file, linkTo(''))?.attrs).toMatchObject({ src: null, name: 'x' }))

  test('is an embed', () =>
    expect(signedBlock({ type: 'embed' }, linkTo('https://x.y'))?.attrs).toEqual({
      url: 'https://x.y',
    }))

  test.each<[string, object, RootContent]>([
    ['a file from elsewhere', file, linkTo('https://evil.example/x')],
    ['a file of no type', { ...file, mime: '<b>' }, linkTo(src)],
    ['an embed that is no address', { type: 'embed' }, linkTo('javascript:alert(1)')],
    ['something else beside it', file, linkTo(src, 'and more')],
    ['no link at all', file, { type: 'thematicBreak' }],
    ['a sign nobody knows', { type: 'gadget' }, linkTo(src)],
  ])('is left a link with %s', (_, attributes, block) =>
    expect(signedBlock({ ...attributes }, block)).toBeNull(),
  )

  test.each([-1, 2 ** 41, '3', null])('has no size of %j', (byteSize) =>
    expect(signedBlock({ ...file, byteSize }, linkTo(src))?.attrs?.byteSize).toBeNull(),
  )
})
