import { newId } from '@chapterhouse/shared/kernel/id'
import { describe, expect, it } from 'vitest'
import { absentPage } from './absent.ts'
import { robots, sitemap } from './crawling.ts'
import { atomFeed } from './feed.ts'
import { dayTag, foot, inRow, readingTime, sheet } from './sheet.ts'
import { textPage } from './text-page.ts'
import { wordsFor } from './words.ts'
import { workPage } from './work-page.ts'

const bare = { style: null, font: null }
const looks = { style: '/assets/reader-a.css', font: '/assets/serif.woff2' }
const words = wordsFor('en')
const common = { title: 'A <b>', words, description: 'what & why', body: '<main></main>' }

describe('a sheet', () => {
  it('escapes what stands in its head', () => {
    const html = sheet({ ...common, canonical: 'https://h/x', looks: bare })
    expect(html).toContain('<title>A &lt;b&gt;</title>')
    expect(html).toContain('content="what &amp; why"')
  })

  it('without an address of its own is not to be kept', () => {
    const html = sheet({ ...common, canonical: null, looks: bare })
    expect(html).toContain('<meta name="robots" content="noindex">')
    expect(html).not.toContain('canonical')
  })

  it('is dressed in what was built, and undressed before', () => {
    const html = sheet({ ...common, canonical: null, looks })
    expect(html).toContain('<link rel="stylesheet" href="/assets/reader-a.css">')
    expect(html).toMatch(/<link rel="preload" as="font" [^>]*crossorigin href="\/assets\/serif/)
    expect(sheet({ ...common, canonical: null, looks: bare })).not.toMatch(/stylesheet|preload/)
  })

  it('is for both lights', () =>
    expect(sheet({ ...common, canonical: null, looks })).toContain('content="light dark"'))

  it.each([
    ['unknown', /nothing here/],
    ['gone', /no longer public/],
    ['hidden', /taken down[\s\S]*Moderators/],
  ] as const)('that stands for what is %s says so', (absence, words) => {
    const html = absentPage(absence, bare)
    expect(html).toMatch(words)
    expect(html).toContain('noindex')
  })

  it('has a foot', () =>
    expect(foot(words, '<p>a</p>')).toMatch(/^<footer class="foot"><p>a<\/p><p>/))
})

describe('in words', () => {
  it.each([
    [0, '1 min read'],
    [230, '1 min read'],
    [700, '3 min read'],
    [80_000, '348 min read'],
  ])('%i words are %s', (count, said) => expect(readingTime(words, count)).toBe(said))

  it('a moment is a day', () =>
    expect(dayTag(words, new Date('2026-12-01T23:59:00Z'))).toBe(
      '<time datetime="2026-12-01T23:59:00.000Z">1 December 2026</time>',
    ))

  it.each([
    [['Ida'], 'Ida'],
    [['Ida', 'Ben'], 'Ida and Ben'],
    [['Ida', 'Ben', 'Mo'], 'Ida, Ben, and Mo'],
  ])('%j are %s', (names, said) => expect(inRow(words, names)).toBe(said))
})

const project = newId<'projects'>()
const work = {
  id: project,
  title: 'The Road',
  description: null,
  owner: null,
  isNewestFirst: false,
  state: '',
}
const aText = (title: string, day = 1, more: object = {}) => ({
  pageId: newId<'pages'>(),
  parentId: null,
  title,
  slug: title.toLowerCase(),
  excerpt: `${title}.`,
  language: 'en',
  wordCount: 10,
  publishedAt: new Date(Date.UTC(2026, 0, day)),
  changedAt: new Date(Date.UTC(2026, 0, day)),
  ...more,
})
const origin = 'https://house.example'

describe('one text', () => {
  const pageOf = (more: object = {}) => {
    const line = { ...aText('Salt'), versionId: newId<'page_versions'>(), projectId: project }
    const names = { projectTitle: 'The Road', authors: ['Ida'] }
    const text = { html: '<p>x</p>', outline: [], picture: null }
    return textPage({ line: { ...line, ...names, ...more }, text, origin, looks })
  }

  it('without a title has one all the same', () =>
    expect(pageOf({ title: '' })).toContain('<h1 lang="en">Untitled</h1>'))

  it.each(['ar', 'he'])('in %s runs from right to left', (language) =>
    expect(pageOf({ language })).toContain(`<div class="prose" lang="${language}" dir="rtl">`),
  )

  it('in German has German around it', () => {
    const html = pageOf({ language: 'de', title: '', authors: ['Ida', 'Ben'], wordCount: 700 })
    expect(html).toContain('<html lang="de">')
    for (const said of ['Ohne Titel', 'Ida und Ben', '3 Min. Lesezeit', '1. Januar 2026', 'Melden'])
      expect(html).toContain(said)
    expect(html).not.toMatch(/Report|Untitled|min read|Written with/)
  })

  it('by nobody names nobody', () => expect(pageOf({ authors: [] })).not.toContain('authors'))

  it('says when it was changed, if on another day', () => {
    expect(pageOf()).not.toContain('Last changed')
    expect(pageOf({ changedAt: new Date(Date.UTC(2026, 1, 2)) })).toContain(
      'Last changed on <time datetime="2026-02-02T00:00:00.000Z">2 February 2026',
    )
  })
})

describe('the front', () => {
  const front = (...texts: ReturnType<typeof aText>[]) => workPage({ work, texts, origin, looks })

  it('lists below a text what lies below it, and what has lost its place at the top', () => {
    const one = aText('One')
    const html = front(
      one,
      aText('Two', 2, { parentId: one.pageId }),
      aText('Three', 3, { parentId: project }),
    )
    const depth = (title: string) => {
      const before = html.slice(0, html.indexOf(`>${title}<`))
      return before.split('<ol').length - before.split('</ol').length
    }
    expect([depth('One'), depth('Two'), depth('Three')]).toEqual([1, 2, 1])
  })

  it('speaks as most of its texts do', () => {
    const [german, english] = [aText('Salz', 1, { language: 'de' }), aText('Salt')]
    expect(front(german)).toContain('Per Feed folgen')
    expect(front(german, english)).toContain('Follow by feed')
  })

  it('of nothing says so', () => expect(front()).toContain('Nothing is published here yet.'))
})

describe('the feed', () => {
  it('has the newest first, and no more than fifty', () => {
    const texts = Array.from({ length: 60 }, (_, index) => aText(`T${index}`, index))
    const titles = [...atomFeed({ work, texts, origin }).matchAll(/<title>(T\d+)/g)]
    expect(titles.map(([, title]) => title).slice(0, 3)).toEqual(['T59', 'T58', 'T57'])
    expect(titles).toHaveLength(50)
  })

  it('of nothing is one all the same', () =>
    expect(atomFeed({ work, texts: [], origin })).toContain('<updated>1970-01-01T00:00:00.000Z'))
})

describe('for search engines', () => {
  it('the map names what is public', () => {
    const { pageId, slug, changedAt } = aText('Salt')
    const map = sitemap({ origin, texts: [{ pageId, slug, changedAt }], works: [work] })
    expect(map).toContain(`<loc>${origin}/works/the-road-${project}</loc>`)
    expect(map).toContain(`<loc>${origin}/texts/salt-${pageId}</loc><lastmod>2026-01-01T`)
  })

  it('pictures and looks may be fetched, questions not', () =>
    expect(robots(origin).split('\n').slice(1, 6)).toEqual([
      'Allow: /texts/',
      'Allow: /works/',
      'Allow: /assets/',
      'Allow: /api/assets/',
      'Disallow: /',
    ]))
})
