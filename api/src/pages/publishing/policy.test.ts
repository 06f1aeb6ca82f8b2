import type { Capability } from '@chapterhouse/prisma/hot'
import { describe, expect, it } from 'vitest'
import { mayPublish, mayPublishProject, maySeePublication } from './policy.ts'

const caps: Readonly<Record<string, readonly Capability[]>> = {
  owner: [
    'read',
    'comment',
    'vote',
    'propose',
    'write',
    'review',
    'merge',
    'curate',
    'manage',
    'own',
  ],
  admin: ['read', 'comment', 'vote', 'propose', 'write', 'review', 'merge', 'curate', 'manage'],
  editor: ['read', 'comment', 'vote', 'propose', 'write', 'review', 'merge'],
  contributor: ['read', 'comment', 'vote', 'propose'],
  reviewer: ['read', 'comment', 'vote', 'review'],
  viewer: ['read'],
  outsider: [],
}

const pageOf = (role: string, more: object = {}) => ({
  caps: caps[role] ?? [],
  editMode: 'LIVE' as const,
  trashed: false,
  given: false,
  ...more,
})

/** Sees what is published, publishes a page, publishes the project. */
const table = [
  ['owner', [true, true, true]],
  ['admin', [true, true, true]],
  ['editor', [true, true, false]],
  ['contributor', [true, false, false]],
  ['reviewer', [true, false, false]],
  ['viewer', [true, false, false]],
  ['outsider', [false, false, false]],
] as const

const answersFor = (page: ReturnType<typeof pageOf>) =>
  [maySeePublication, mayPublish, mayPublishProject].map((may) => may(page))

describe('who publishes', () => {
  it.each(table)('%s: sees it, publishes a page, publishes the project: %j', (role, answers) =>
    expect(answersFor(pageOf(role))).toEqual(answers),
  )

  it.each(table)('%s: nothing from the trash', (role) => {
    expect(answersFor(pageOf(role, { trashed: true }))).toEqual([false, false, false])
  })

  it.each(table)('%s: nothing of a page that was given alone', (role) => {
    expect(mayPublish(pageOf(role, { given: true }))).toBe(false)
    expect(maySeePublication(pageOf(role, { given: true }))).toBe(false)
  })

  it.each(['PROTECTED', 'LOCKED'] as const)('a %s page is published as it stands', (editMode) => {
    expect(mayPublish(pageOf('editor', { editMode }))).toBe(true)
    expect(mayPublish(pageOf('contributor', { editMode }))).toBe(false)
  })
})
