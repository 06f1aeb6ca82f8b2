import type { DocNode } from '@chapterhouse/shared/editor/node'
import { hostileBlocks } from '@chapterhouse/shared/editor/testing/hostile-document'
import { xssPayloads } from '@chapterhouse/shared/editor/testing/xss-payloads'
import { describe, expect, it } from 'vitest'
import { cell, doc, h, manuscript, node, note, p, row, t, th } from '../testing/novel.ts'
import { tagsOf } from '../testing/opened.ts'
import { wholeNovel } from '../testing/pictures.ts'
import { webPage } from './web-page.ts'

const html = (...blocks: DocNode[]) =>
  Buffer.from(webPage(manuscript(doc(...blocks))).bytes).toString()
const body = (...blocks: DocNode[]) => html(...blocks).split('</header>')[1] ?? ''

const allowed = new Set(
  'html head meta title style body header h1 h2 h3 h4 h5 p a strong em u s code sub sup mark span time br hr pre ul ol li blockquote aside div details summary figure img figcaption table colgroup col thead tbody tr th td nav section math mrow mi mn mo mtext mspace mfrac msqrt mroot msup msub msubsup munder mover munderover mtable mtr mtd mstyle mpadded'.split(
    ' ',
  ),
)

const expectHarmless = (page: string): void => {
  for (const { name, attributes } of tagsOf(page)) {
    expect(allowed).toContain(name)
    for (const [key, value] of attributes) {
      expect(key).not.toMatch(/^on|^srcdoc$|^action$/)
      if (key === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|tel:|#)/)
      if (key === 'src') expect(value).toMatch(/^data:image\/(png|jpeg|gif);base64,/)
      if (key === 'style') expect(value).not.toMatch(/url|expression|[<>]/)
    }
  }
}

describe('a page of HTML by itself', () => {
  const page = Buffer.from(webPage(wholeNovel()).bytes).toString()

  it('loads nothing from anywhere and runs nothing', () => {
    expectHarmless(page)
    expect(page).toContain('content="default-src &#39;none&#39;; img-src data:')
    expect(page).not.toMatch(/<script|<link|@import|url\(/)
  })

  it('has its picture in it, with caption and words', () => {
    expect(page).toMatch(
      /<img src="data:image\/png;base64,[^"]+" alt="The pans under snow" width="320"\/>/,
    )
    expect(page).toContain('<figcaption>The salt pans in the winter of the long frost</figcaption>')
  })

  it('says its language, its title and who wrote it', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(page).toContain('<title>The Salt Road</title>')
    expect(page).toContain('<meta name="author" content="Jonas Weiß"/>')
  })

  it('puts notes at the end, with a way there and back', () => {
    const written = body(p('a', note('b')), p('c'))
    expect(written).toContain('href="#note-1" role="doc-noteref">1</a>')
    expect(written).toMatch(/<li id="note-1"><p>b <a href="#noteref-1"/)
  })

  it.each([
    ['a heading below the title', h(1, 'x'), '<h2 id="part-1">x</h2>'],
    ['a paragraph that waits', p(), '<p class="blank">\u00a0</p>'],
    [
      'a lead',
      node('paragraph', { style: 'lead', align: 'center' }, 'x'),
      '<p class="lead align-center">x</p>',
    ],
    ['a list from seven', node('orderedList', { start: 7 }), '<ol start="7"></ol>'],
    [
      'a tip',
      node('callout', { kind: 'tip' }, p('x')),
      '<aside class="callout tip"><p class="callout-name">Tip</p><p>x</p></aside>',
    ],
    [
      'a callout of another kind',
      node('callout', { kind: '"x' }, p('x')),
      '<aside class="callout note">',
    ],
    [
      'columns',
      node('columns', null, node('column', { width: 30 }, p('x'))),
      '<div class="column" style="flex: 30 1 0">',
    ],
    [
      'a toggle, open',
      node('toggle', null, p('a'), p('b')),
      '<details open="open"><summary>a</summary><p>b</p></details>',
    ],
    ['Hebrew', p('שלום'), '<p dir="rtl">שלום</p>'],
    [
      'a green mark',
      p(t('x', { type: 'highlight', attrs: { color: 'green' } })),
      '<mark style="background-color: #D6EEDA">x</mark>',
    ],
    [
      'a colour nobody knows',
      p(t('x', { type: 'textColor', attrs: { color: 'url(x)' } })),
      '<p>x</p>',
    ],
    [
      'a day',
      p(node('date', { day: '2026-11-30' })),
      '<time datetime="2026-11-30">November 30, 2026</time>',
    ],
    ['no day', p(node('date', { day: '"><b>' })), '<time>&quot;&gt;&lt;b&gt;</time>'],
    [
      'a file',
      node('attachment', { name: 'a.pdf', byteSize: 2_400_000 }),
      '<p class="small">a.pdf (2.4 MB)</p>',
    ],
    ['a player', node('embed', { url: 'javascript:1' }), '<p class="small">javascript:1</p>'],
    [
      'a table with a head',
      node('table', null, row(th('a')), row(cell('b'))),
      '<thead><tr><th><p>a</p></th></tr></thead><tbody>',
    ],
  ])('writes %s', (_, block, part) => expect(body(block)).toContain(part))

  it.each(xssPayloads)('%s is harmless wherever it stands', (payload) => {
    expectHarmless(html(...hostileBlocks(payload)))
  })
})
