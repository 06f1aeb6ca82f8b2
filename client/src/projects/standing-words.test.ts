import { capsOfRole } from '@chapterhouse/shared/projects/standing'
import { expect, test } from 'vitest'
import { deedsInWords, standingInWords } from './standing-words.ts'

const says = (role: keyof typeof capsOfRole, more: object = {}) =>
  standingInWords({ role, status: 'ACTIVE', caps: capsOfRole[role], invitedBy: null, ...more })

test.each([
  [
    'OWNER',
    'May read, comment, propose changes, write, invite people and hand the project on, because the project is theirs.',
  ],
  ['EDITOR', 'May read, comment, propose changes and write, because they are an editor.'],
  ['REVIEWER', 'May read and comment, because they are a reviewer.'],
  ['VIEWER', 'May read, nothing else, because they are a viewer.'],
] as const)('%s: %s', (role, words) => {
  expect(says(role)).toBe(words)
})

test('a pause, another right and who let them in are said', () => {
  expect(says('ADMIN', { status: 'PAUSED' })).toBe(
    'May do nothing for now, because the membership is paused.',
  )
  expect(says('VIEWER', { caps: ['read', 'comment'], invitedBy: 'Ada' })).toBe(
    'May read and comment, because they are a viewer, with more rights than usual, let in by Ada.',
  )
  expect(says('VIEWER', { caps: [] })).toContain('do nothing, because')
  expect(says('VIEWER', { caps: ['comment'] })).toContain('with other rights than usual')
  expect(deedsInWords([])).toBe('do nothing')
})
