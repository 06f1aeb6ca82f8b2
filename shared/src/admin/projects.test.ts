import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import * as projects from './projects.ts'

const project: projects.AdminProject = {
  id: newId<'projects'>(),
  title: 'A book',
  owner: { id: newId<'users'>(), displayName: 'Ada' },
  members: 2,
  pages: 12,
  bytes: 4_096,
  isPublic: false,
  createdAt: '2026-12-02T10:00:00.000Z',
  deletedAt: null,
}

describe('a project from outside', () => {
  it('is read as it was sent', () => {
    expect(projects.adminProject.parse(project)).toEqual(project)
  })

  it('says nothing of what is in it', () => {
    const chatty = { ...project, description: 'secret', words: ['secret'] }
    expect(JSON.stringify(projects.adminProject.parse(chatty))).not.toContain('secret')
  })

  it.each([
    { bytes: 1.5 },
    { owner: null },
    { owner: { id: 'ada', displayName: 'Ada' } },
    { isPublic: 'no' },
    { deletedAt: undefined },
    { createdAt: 'today' },
  ])('is none with %j', (wrong) => {
    expect(projects.adminProject.safeParse({ ...project, ...wrong }).success).toBe(false)
  })
})

describe('a list of them', () => {
  const read = (query: object) => projects.listAllProjects.parts.query.safeParse(query)

  it('is of the living unless the trash is asked for', () => {
    expect(read({}).data).toEqual({ limit: 50, trash: false })
    expect(read({ trash: 'true' }).data).toEqual({ limit: 50, trash: true })
  })

  it.each([{ trash: 'perhaps' }, { limit: -1 }, { cursor: 'x'.repeat(501) }])(
    'is not %j',
    (query) => {
      expect(read(query).success).toBe(false)
    },
  )
})
