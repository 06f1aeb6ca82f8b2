import { newId } from '@chapterhouse/shared/kernel/id'
import { describe, expect, it } from 'vitest'
import { pageIn, projectIn, slugOf, textPath, workPath } from './address.ts'

const id = newId<'pages'>()
const project = newId<'projects'>()

describe('the words in an address', () => {
  it.each([
    ['The Salt Road', 'the-salt-road'],
    ['Über die Straße', 'uber-die-strasse'],
    ['  —  ', ''],
    ['潮汐', ''],
    ['../../etc/passwd', 'etc-passwd'],
    ['<script>alert(1)</script>', 'script-alert-1-script'],
    [`${'long '.repeat(40)}`, `${'long-'.repeat(14)}lo`],
    [`${'a'.repeat(71)} b`, 'a'.repeat(71)],
  ])('of %j are %j', (title, slug) => expect(slugOf(title)).toBe(slug))
})

describe('an address', () => {
  it('ends with the id', () =>
    expect(textPath(id, 'the-salt-road')).toBe(`/texts/the-salt-road-${id}`))

  it('is the id alone where the title has no words for it', () => {
    expect(textPath(id, '')).toBe(`/texts/${id}`)
    expect(workPath(project, '潮汐')).toBe(`/works/${project}`)
  })

  it.each(['', 'the-salt-road-', 'something-else-', 'x'.repeat(500)])(
    'with %j before the id finds it',
    (words) => expect(pageIn(`${words.replace(/x$/, 'x-')}${id}`)).toBe(id),
  )

  it.each(['', 'the-salt-road', `${id}-and-more`, `x${id}`, id.slice(1), `${id}/..`, undefined])(
    'like %j finds nothing',
    (piece) => {
      expect(pageIn(piece)).toBeNull()
      expect(projectIn(piece)).toBeNull()
    },
  )
})
