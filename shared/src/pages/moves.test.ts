import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { copyPage, fillPage, mostAtOnce, movePages, trashPages } from './moves.ts'

const to = { projectId: newId<'projects'>(), parentId: null }
const moves = (count: number) => ({
  moves: Array.from({ length: count }, () => ({ pageId: newId<'pages'>(), to })),
})
const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success

describe('a move of pages', () => {
  it('names one place for each, with or without a neighbour', () => {
    const pageId = newId<'pages'>()
    for (const afterId of [undefined, null, newId<'pages'>()]) {
      expect(accepts(movePages.parts.body, { moves: [{ pageId, to: { ...to, afterId } }] })).toBe(
        true,
      )
    }
  })

  it.each([0, mostAtOnce + 1])('is not of %i pages', (count) => {
    expect(accepts(movePages.parts.body, moves(count))).toBe(false)
  })

  it('is of as many as one act may name', () => {
    expect(accepts(movePages.parts.body, moves(mostAtOnce))).toBe(true)
  })

  it('says where to: no parent is the top level, nothing is no place', () => {
    const pageId = newId<'pages'>()
    const { projectId } = to
    expect(accepts(movePages.parts.body, { moves: [{ pageId, to: { projectId } }] })).toBe(false)
    expect(accepts(movePages.parts.body, { moves: [{ pageId }] })).toBe(false)
  })
})

it('a copy says whether what lies below comes along', () => {
  expect(accepts(copyPage.parts.body, { withSubpages: true })).toBe(true)
  expect(accepts(copyPage.parts.body, {})).toBe(false)
})

it.each(['copy', 'page', 'template'])('a copy may be made as a %s', (as) => {
  expect(copyPage.parts.body.parse({ withSubpages: false, as })).toMatchObject({ as })
})

it('a copy is a copy unless told, and nothing else', () => {
  expect(copyPage.parts.body.parse({ withSubpages: false })).toMatchObject({ as: 'copy' })
  expect(accepts(copyPage.parts.body, { withSubpages: false, as: 'original' })).toBe(false)
})

it('an empty page is filled from another page', () => {
  expect(accepts(fillPage.parts.body, { templateId: newId() })).toBe(true)
  expect(accepts(fillPage.parts.body, { templateId: 'essay' })).toBe(false)
})

it('the trash takes no more than one act may name', () => {
  const pageIds = Array.from({ length: mostAtOnce + 1 }, () => newId<'pages'>())
  expect(accepts(trashPages.parts.body, { pageIds })).toBe(false)
  expect(accepts(trashPages.parts.body, { pageIds: pageIds.slice(1) })).toBe(true)
})
