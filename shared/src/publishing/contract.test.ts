import { describe, expect, it } from 'vitest'
import { scopeOf } from '../kernel/endpoint.ts'
import * as contract from './contract.ts'

const calm = { order: 'tree' as const, takedown: null, can: { publish: true } }

describe('publishing', () => {
  it('takes the page alone unless its project is named too', () => {
    const { body } = contract.publishPage.parts
    expect(body.parse({})).toEqual({ withProject: false })
    expect(body.parse({ withProject: true })).toEqual({ withProject: true })
    expect(body.safeParse({ withProject: 'yes' }).success).toBe(false)
  })

  it('brings no text along: what is published is the page as the server has it', () => {
    const given = { title: 'Other', content: {}, versionId: 'x', state: 'public' }
    expect(contract.publishPage.parts.body.parse(given)).toEqual({ withProject: false })
  })

  it.each([
    contract.publishPage,
    contract.unpublishPage,
    contract.planPublication,
    contract.cancelPublication,
    contract.publishProject,
    contract.unpublishProject,
  ])('$method $path is nothing for a key that may only write', (question) => {
    expect(scopeOf(question)).toBe('manage')
  })

  it.each([contract.getPublication, contract.getProjectFront])('looking at $path is reading', (q) =>
    expect(scopeOf(q)).toBe('read'),
  )

  it.each([...contract.publicationState.options])('says %s of a page', (state) => {
    const project = { title: 'A book', isPublic: false, path: '/works/x', ...calm }
    const readings = { views: 0, likes: 0 }
    const more = { path: null, title: null, publishedAt: null, hasChanges: false, readings }
    const can = { publish: true, unpublish: true }
    const said = { state, ...more, takedown: null, plan: null, project, can }
    expect(contract.publication.parse(said)).toEqual(said)
  })

  it('tells no moment but in ISO 8601, UTC', () => {
    const { publishedAt } = contract.publication.shape
    expect(publishedAt.safeParse('2026-12-01T12:00:00.000Z').success).toBe(true)
    for (const other of ['yesterday', '2026-12-01', '2026-12-01T12:00:00+01:00', 0, '']) {
      expect(publishedAt.safeParse(other).success).toBe(false)
    }
  })

  it('says of a project where its front is, and nothing of who is in it', () => {
    const front = { title: 'A book', isPublic: true, path: '/works/x', ...calm }
    expect(contract.projectFront.parse({ ...front, members: ['Ida'], slug: 'x' })).toEqual(front)
  })

  it.each([contract.getPublication, contract.publishPage, contract.unpublishPage])(
    '$method $path names one page',
    ({ parts }) => {
      expect(parts.params.safeParse({ pageId: 'the-page' }).success).toBe(false)
      expect(parts.params.safeParse({}).success).toBe(false)
    },
  )

  it.each([contract.getProjectFront, contract.publishProject, contract.unpublishProject])(
    '$method $path names one project',
    ({ parts }) => expect(parts.params.safeParse({ projectId: '..' }).success).toBe(false),
  )

  it('says why something was taken down, and not by whom', () => {
    const at = '2026-12-01T12:00:00.000Z'
    const takedown = { note: 'An advertisement', at, by: 'Mo' }
    expect(contract.takedown.parse(takedown)).toEqual({ note: 'An advertisement', at })
    expect(contract.takedown.safeParse({ at }).success).toBe(false)
  })

  it('is planned for a moment that is the same everywhere', () => {
    const { body } = contract.planPublication.parts
    const at = '2026-12-24T17:00:00.000Z'
    expect(body.parse({ at })).toEqual({ at, withProject: false })
    for (const other of ['2026-12-24T17:00', '2026-12-24', '17:00', 1, null, undefined]) {
      expect(body.safeParse({ at: other }).success).toBe(false)
    }
  })

  it('that was planned says when, by whom, and why it did not happen', () => {
    const plan = { at: '2026-12-24T17:00:00.000Z', by: 'Ida', withProject: true, failure: null }
    expect(contract.plan.parse(plan)).toEqual(plan)
    expect(contract.plan.parse({ ...plan, failure: 'empty' }).failure).toBe('empty')
    expect(contract.plan.safeParse({ ...plan, failure: 'rain' }).success).toBe(false)
  })

  it('knows no other state', () =>
    expect(contract.publicationState.safeParse('PUBLISHED').success).toBe(false))
})
