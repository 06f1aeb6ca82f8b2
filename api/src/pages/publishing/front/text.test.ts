import type { DocNode } from '@chapterhouse/shared/editor/node'
import { hostileBlocks } from '@chapterhouse/shared/editor/testing/hostile-document'
import { xssPayloads } from '@chapterhouse/shared/editor/testing/xss-payloads'
import { describe, expect, it } from 'vitest'
import { tagsOf } from '../../formats/testing/opened.ts'
import { atomFeed } from './feed.ts'
import { linkedPages, setText } from './text.ts'
import { textPage } from './text-page.ts'
import { workPage } from './work-page.ts'

const doc = (...content: DocNode[]): DocNode => ({ type: 'doc', content })
const p = (...content: DocNode[]): DocNode => ({ type: 'paragraph', content })
const t = (text: string): DocNode => ({ type: 'text', text })
const h = (level: number, text: string): DocNode => ({
  type: 'heading',
  attrs: { level },
  content: [t(text)],
})

const shown = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab'
const hidden = '0190a1b2-c3d4-7e5f-8a6b-0123456789ac'
const link = (id: string): DocNode => ({ type: 'pageLink', attrs: { id, label: 'the <other>' } })
const paths = new Map([[shown, `/texts/other-${shown}`]])
const html = (...blocks: DocNode[]) => setText({ content: doc(...blocks), paths }).html

const at = new Date(0)
/** Whatever the world reads of it, with these words wherever people's words stand. */
const everyPage = (words: string, content: DocNode): string[] => {
  const looks = { style: '/assets/reader-x.css', font: '/assets/x.woff2' }
  const common = { title: words, slug: 'x', excerpt: words, language: words, wordCount: 1 }
  const times = { publishedAt: at, changedAt: new Date(9e8) }
  const text = { pageId: shown, parentId: null, ...common, ...times } as never
  const project = { projectId: shown, projectTitle: words, versionId: shown, authors: [words] }
  const line = { pageId: shown, ...project, ...common, ...times } as never
  const work = { id: shown, title: words, description: words, owner: words, state: '' } as never
  const origin = 'https://house.example'
  const set = setText({ content, paths })
  return [
    textPage({ line, text: set, origin, looks }),
    workPage({ work, texts: [text], origin, looks }),
    atomFeed({ work, texts: [text], origin }),
  ]
}

const ours = new Set(
  'html head meta title link body header main article footer form button nav aside section div details summary span p a h1 h2 h3 h4 h5 ul ol li pre code blockquote table tbody tr td th figure figcaption img audio video input hr br time strong em u s sub sup mark math mrow mi mn mo mtext mspace mfrac msqrt msup msub mstyle feed id updated author name entry published subtitle'.split(
    ' ',
  ),
)

/** Only tags we write, and in none of them anything that runs, frames or loads from elsewhere. */
const expectHarmless = (page: string): void => {
  for (const { name, attributes } of tagsOf(page)) {
    expect(ours).toContain(name)
    for (const [key, value] of attributes) {
      expect(key).not.toMatch(/^on|^style$|^srcdoc$|^formaction$|^http-equiv$/)
      if (key === 'action') expect(value).toMatch(/^\/texts\/[\w-]+\/like$/)
      if (key === 'src') expect(value).toMatch(/^\/api\/assets\/[0-9a-f-]{36}$/)
      if (key === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/)
    }
  }
}

describe('a text as the world reads it', () => {
  it('links to what the world may read, and has the words alone of the rest', () => {
    expect(html(p(link(shown)))).toBe(
      `<p><a href="/texts/other-${shown}">the &lt;other&gt;</a></p>`,
    )
    expect(html(p(link(hidden)))).toBe('<p>the &lt;other&gt;</p>')
  })

  it('knows what it links to, each once', () =>
    expect(linkedPages(doc(p(link(shown), link(hidden), link(shown))))).toEqual([shown, hidden]))

  it('leaves the first level to its title', () =>
    expect(html(h(1, 'One'), h(4, 'Four'))).toBe(
      '<h2 id="h-one">One</h2><h5 id="h-four">Four</h5>',
    ))

  it('sets formulas in the line and by themselves', () => {
    expect(html(p({ type: 'inlineMath', attrs: { latex: 'x^2' } }))).toContain('<msup>')
    const block = { type: 'codeBlock', attrs: { language: 'math' }, content: [t('\\frac 1 2')] }
    expect(html(block)).toMatch(/<div class="formula"><math[^>]*display="block"[\s\S]*<mfrac>/)
  })

  it.each(['\\frac{', '', 'x'.repeat(50_000)])(
    'shows the source of a formula it cannot set',
    (latex) => {
      expect(html(p({ type: 'inlineMath', attrs: { latex } }))).toContain('<code>')
    },
  )

  it('shows code as code, and a diagram as its source', () => {
    const block = { type: 'codeBlock', attrs: { language: 'mermaid' }, content: [t('a-->b')] }
    expect(html(block)).toBe('<pre tabindex="0"><code>a--&gt;b</code></pre>')
  })

  it('has its pictures wait until they are near, and its tables roll', () => {
    const image = { type: 'image', attrs: { src: `/api/assets/${shown}`, alt: 'a' } }
    const set = setText({ content: doc(image), paths })
    expect(set.html).toContain(`<img loading="lazy" src="/api/assets/${shown}"`)
    expect(set.picture).toBe(`/api/assets/${shown}`)
    expect(html({ type: 'table' })).toContain('tabindex="0" role="group"')
  })

  it('has an outline', () => {
    const { outline } = setText({ content: doc(h(1, 'One'), h(2, 'Two')), paths })
    expect(outline).toEqual([
      { level: 1, text: 'One', id: 'h-one' },
      { level: 2, text: 'Two', id: 'h-two' },
    ])
  })

  it('of a newer language shows its words', () =>
    expect(html({ type: 'hologram', content: [p(t('still here'))] })).toContain('still here'))
})

describe('nothing runs', () => {
  it.each(xssPayloads)('of %s, wherever it stands', (payload) => {
    const content = doc(...hostileBlocks(payload))
    for (const page of everyPage(payload, content)) expectHarmless(page)
  })
})
