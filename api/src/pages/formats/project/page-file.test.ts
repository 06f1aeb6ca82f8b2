import { childrenOf } from '@chapterhouse/shared/editor/node'
import { everything } from '@chapterhouse/shared/editor/testing/everything'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readTree } from '../read/tree.ts'
import { assetUrl, doc, node, p, t } from '../testing/novel.ts'
import { dot } from '../testing/pictures.ts'
import { pageFile } from './page-file.ts'
import { pagePaths, relativePath } from './page-paths.ts'

const id = (digit: number) => `0190a1b2-c3d4-7e5f-8a6b-00000000000${digit}`
const page = (digit: number, parent: number | null, title: string) => ({
  id: id(digit),
  parentId: parent === null ? null : id(parent),
  title,
})

describe('paths of pages', () => {
  it('are the tree, in its order', () => {
    const tree = [
      page(1, null, 'Salt'),
      page(2, 1, 'A/B: C?'),
      page(3, null, ''),
      page(4, 1, 'A/B: C?'),
    ]
    expect([...pagePaths(tree).values()]).toEqual([
      '01 Salt.md',
      '01 Salt/01 A B C.md',
      '01 Salt/02 A B C.md',
      '02 Untitled.md',
    ])
  })

  it.each([
    ['a.md', 'b.md', 'b.md'],
    ['a/b.md', 'c.md', '../c.md'],
    ['a.md', 'a/b c.md', 'a/b%20c.md'],
    ['a/b/c.md', 'a/d/e.md', '../d/e.md'],
  ])('lead from %s to %s by %s', (from, to, way) => expect(relativePath(from, to)).toBe(way))
})

describe('a project that left', () => {
  const pages = [page(1, null, 'Salt: a “road”'), page(2, 1, 'Ice'), page(3, null, 'Last')]
  const paths = pagePaths(pages)
  const titles = new Map(pages.map((one) => [one.id, one.title]))
  const assets = new Map([[assetUrl, 'assets/x.png']])
  const write = (digit: number, ...content: ReturnType<typeof p>[]) => {
    const path = paths.get(id(digit)) ?? ''
    const title = titles.get(id(digit)) ?? ''
    return [path, strToU8(pageFile(doc(...content), { path, title, paths, titles, assets }))]
  }
  const manifest = {
    format: 'chapterhouse-project',
    pages: pages.map((one) => ({ path: paths.get(one.id), title: one.title })),
  }
  const zipped = () =>
    zipSync({
      ...Object.fromEntries([
        write(
          1,
          p(
            'See ',
            node('pageLink', { id: id(2), label: 'old' }),
            ' and ',
            t('this', { type: 'link', attrs: { href: `/p/${id(3)}` } }),
            '.',
          ),
        ),
        write(2, node('image', { src: assetUrl, alt: 'a', title: 'b', width: 320 })),
        write(3, p('End.')),
      ]),
      'assets/x.png': dot.bytes,
      'history.json': strToU8('{}'),
      'chapterhouse.json': strToU8(JSON.stringify(manifest)),
    })

  it('comes back with its tree and its titles', async () => {
    const tree = await readTree({ name: 'x.zip', bytes: zipped() })
    expect(tree.pages.map(({ title }) => title)).toEqual(['Salt: a “road”', 'Ice', 'Last'])
    expect(tree.pages[1]?.parentId).toBe(tree.pages[0]?.id)
    expect(tree.remarks).toEqual([])
  })

  it('comes back with its links and its pictures', async () => {
    const {
      pages: [salt, ice, last],
      pictures,
    } = await readTree({ name: 'x.zip', bytes: zipped() })
    const line = childrenOf(childrenOf(salt?.content ?? doc())[0] ?? p())
    expect(line[1]).toEqual({ type: 'pageLink', attrs: { id: ice?.id, label: 'Ice' } })
    expect(line[3]?.marks?.[0]?.attrs?.href).toBe(`/p/${last?.id}`)
    expect(pictures.map(({ name }) => name)).toEqual(['assets/x.png'])
    expect(childrenOf(ice?.content ?? doc())[0]?.attrs).toMatchObject({
      alt: 'a',
      title: 'b',
      width: 320,
      blockedSrc: 'picture:1',
    })
  })

  it('comes back as it was, with everything the language knows', async () => {
    const written = pageFile(everything, {
      path: 'a.md',
      title: 'T',
      paths,
      titles,
      assets: new Map(),
    })
    const {
      pages: [back],
    } = await readTree({ name: 'x.zip', bytes: zipSync({ 'T.md': strToU8(written) }) })
    expect(
      pageFile(back?.content ?? doc(), {
        path: 'a.md',
        title: 'T',
        paths,
        titles,
        assets: new Map(),
      }),
    ).toBe(written)
  })
})
