import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'
import { nodeFromJson } from '@chapterhouse/shared/editor/schema'
import { toMarkdown } from '@chapterhouse/shared/editor/to-markdown'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { dot } from '../testing/pictures.ts'
import { nodesOf } from '../walk.ts'
import { fromCsv, parseCsv } from './csv-table.ts'
import { type BroughtTree, readTree } from './tree.ts'
import { titleIn } from './tree-paths.ts'

const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array => {
  const entries: Zippable = {}
  for (const [path, data] of Object.entries(files)) {
    entries[path] = typeof data === 'string' ? strToU8(data) : data
  }
  return zipSync(entries)
}
const read = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  const tree = await readTree({ name: 'x.zip', bytes: zip(files) })
  for (const { content } of tree.pages) nodeFromJson(content)
  return tree
}
/** The tree as an outline, two spaces a level. */
const outline = ({ pages }: BroughtTree): string[] => {
  const depth = (parentId: string | null): number => {
    const parent = pages.find(({ id }) => id === parentId)
    return parent ? 1 + depth(parent.parentId) : 0
  }
  return pages.map(({ parentId, title }) => '  '.repeat(depth(parentId)) + title)
}
const pageOf = (tree: BroughtTree, title: string) => {
  const page = tree.pages.find((one) => one.title === title)
  if (!page) throw new Error(`no page ${title} in ${tree.pages.map((one) => one.title)}`)
  return page
}
const textOf = (tree: BroughtTree, title: string) => toMarkdown(pageOf(tree, title).content).trim()
const idIn = (tree: BroughtTree, title: string) => pageOf(tree, title).id
const images = (content: DocNode) => [...nodesOf(content)].filter(({ type }) => type === 'image')

describe('a vault of Obsidian', () => {
  const vault = () =>
    read({
      'Vault/Home.md':
        '---\ntitle: The house\ntags: [a]\n---\nSee [[The Salt Road]], [[Marten|the keeper]] and [[Nobody]].\n\n![[harbour.png|320]] and ![[Marten]]',
      'Vault/Book/The Salt Road.md':
        '> [!danger]- Thin ice\n> Stay off.\n\nBack [home](../Home.md#top). `[[not a link]]`\n\n```\n[[nor this]] [x](../Home.md)\n```',
      'Vault/Book/People/Marten.md': 'Old.',
      'Vault/attachments/harbour.png': dot.bytes,
      'Vault/.obsidian/app.json': '{}',
    })

  it('keeps its folders', async () =>
    expect(outline(await vault())).toEqual([
      'Book',
      '  People',
      '    Marten',
      '  The Salt Road',
      'The house',
    ]))

  it('links its pages by name, and leaves the words of what is not there', async () => {
    const tree = await vault()
    expect(textOf(tree, 'The house')).toContain(
      `See [The Salt Road](page:${idIn(tree, 'The Salt Road')}), [the keeper](/p/${idIn(tree, 'Marten')}) and Nobody.`,
    )
    expect(tree.remarks).toContain('Links to notes that are not in the zip stay as their words.')
  })

  it('shows its pictures, links what was shown, keeps its properties', async () => {
    const tree = await vault()
    const home = pageOf(tree, 'The house').content
    expect(images(home).map(({ attrs }) => [attrs?.blockedSrc, attrs?.width])).toEqual([
      ['picture:1', 320],
    ])
    expect(tree.pictures.map(({ name }) => name)).toEqual(['Vault/attachments/harbour.png'])
    expect(textOf(tree, 'The house')).toContain('```yaml\ntitle: The house\ntags: [a]\n```')
    expect(tree.remarks).toContain('A note shown inside another note becomes a link to it.')
  })

  it('has callouts of our kinds; code stays code', async () => {
    const tree = await vault()
    const text = textOf(tree, 'The Salt Road')
    expect(text).toContain('> [!CAUTION]\n>\n> **Thin ice**')
    expect(text).toContain('> Stay off.')
    expect(text).toContain(`[home](/p/${idIn(tree, 'The house')})`)
    expect(text).toContain('`[[not a link]]`')
    expect(text).toContain('[[nor this]] [x](../Home.md)')
  })
})

const hash = (sign: string) => sign.repeat(32)

describe('an export of Notion', () => {
  it('in Markdown is a tree without the ids in its names', async () => {
    const tree = await read({
      [`Trip ${hash('a')}.md`]: `# Trip\n\n[Packing](Trip%20${hash('a')}/Packing%20${hash('b')}.md)\n\n![x](Trip%20${hash('a')}/boat.png)`,
      [`Trip ${hash('a')}/Packing ${hash('b')}.md`]: '# Packing\n\n- [x] rope',
      [`Trip ${hash('a')}/boat.png`]: dot.bytes,
      [`Trip ${hash('a')}/Costs ${hash('c')}.csv`]: 'What,"How much"\nRope,"1,50"\n',
    })
    expect(outline(tree)).toEqual(['Trip', '  Costs', '  Packing'])
    expect(textOf(tree, 'Trip')).toBe(`[Packing](page:${idIn(tree, 'Packing')})\n\n![x](picture:1)`)
    expect(textOf(tree, 'Packing')).toBe('- [x] rope')
    expect(textOf(tree, 'Costs')).toBe('| What | How much |\n| - | - |\n| Rope | 1,50 |')
  })

  it('in HTML takes the page, not what is around it', async () => {
    const tree = await read({
      [`Log ${hash('d')}.html`]:
        '<html><head><title>Log</title></head><body><article><header><h1 class="page-title">Log</h1></header><div class="page-body"><p>First.</p><ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span class="to-do-children-checked">rope</span></li></ul></div></article></body></html>',
    })
    expect(outline(tree)).toEqual(['Log'])
    expect(textOf(tree, 'Log')).toBe('First.\n\n- [x] rope')
  })

  it('cut into zips inside a zip is one tree', async () => {
    const tree = await read({
      'Export-1.zip': zip({ [`A ${hash('a')}.md`]: '# A\n\none' }),
      'Export-2.zip': zip({ [`B ${hash('b')}.md`]: '# B\n\ntwo' }),
    })
    expect(outline(tree)).toEqual(['A', 'B'])
  })
})

describe('a zip of Google Docs', () => {
  it('is a page with its pictures, lists and notes', async () => {
    const tree = await read({
      'TheSaltRoad.html':
        '<html><head><title>The Salt Road</title><style>.c0{font-weight:700}.c2{font-style:italic}</style></head><body class="doc-content"><h1><span>Dyke</span></h1><p><span class="c0">Bold</span><span> and </span><span class="c2">slanted</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><ul class="lst-kix_a-0"><li>one</li></ul><ul class="lst-kix_a-1"><li>two</li></ul><p><span><img alt="" src="images/image1.png" style="width: 320.00px"></span></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;A note.</span></p></div></body></html>',
      'images/image1.png': dot.bytes,
    })
    expect(outline(tree)).toEqual(['TheSaltRoad'])
    const text = textOf(tree, 'TheSaltRoad')
    expect(text).toContain('# Dyke\n\n**Bold** and *slanted*[^1]')
    expect(text).toContain('- one\n\n  - two')
    expect(text).toContain('![](picture:1)')
    expect(text).toMatch(/\[\^1\]:\s+A note\./)
  })
})

describe('any zip', () => {
  it('keeps the order that numbers give, and drops the folder around all', async () =>
    expect(
      outline(
        await read({
          'book/10 Ten.md': 'x',
          'book/02 Two.md': 'x',
          'book/02 Two/01 In.md': 'x',
          'book/Two/Odd.txt': 'y',
        }),
      ),
    ).toEqual(['Two', '  In', 'Ten', 'Two', '  Odd']))

  it('lets a text speak for its folder', async () =>
    expect(
      outline(await read({ 'a/README.md': 'x', 'a/b.md': 'y', 'c/c.md': 'z', 'c/d.md': 'w' })),
    ).toEqual(['a', '  b', 'c', '  d']))

  it('takes only pictures that are in it', async () => {
    const tree = await read({
      'a.md': '![x](../../etc/passwd.png) ![y](https://e.example/y.png) ![z](z.svg)',
      'z.svg': '<svg/>',
    })
    expect(tree.pictures).toEqual([])
    expect(images(pageOf(tree, 'a').content)).toHaveLength(3)
  })

  it.each([
    ['without a text', { 'a.png': dot.bytes }, 'unreadable'],
    [
      'with more pages than a project takes',
      Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`${index}.md`, 'x'])),
      'too_large',
    ],
  ])('%s is refused', async (_, files, code) => {
    await expect(read(files)).rejects.toMatchObject({ code })
  })

  it('of one Word file in another’s clothes is that page', async () => {
    const tree = await readTree({ name: 'the-salt_road.md', bytes: strToU8('Words.') })
    expect(outline(tree)).toEqual(['the salt road'])
  })
})

describe('a list', () => {
  it.each([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '"a, b","c ""d"""\r\n"e\nf",g\r\n',
      [
        ['a, b', 'c "d"'],
        ['e\nf', 'g'],
      ],
    ],
    ['', []],
    ['a\n\n,\nb', [['a'], ['b']]],
  ])('%j has the cells it says', (text, cells) => expect(parseCsv(text)).toEqual(cells))

  it('is cut where nobody would read on, and says so', () => {
    const remarks = new Set<string>()
    const { content } = fromCsv('a\n'.repeat(1_500), remarks)
    expect(childrenOf(content?.[0] ?? { type: 'none' })).toHaveLength(1_000)
    expect(remarks.size).toBe(1)
  })
})

it.each([
  ['The Salt Road.md', 'The Salt Road'],
  [`Trip ${hash('f')}.html`, 'Trip'],
  ['03 Third.md', 'Third'],
  ['1984.md', '1984'],
  ['2026 plan.md', '2026 plan'],
])('%s is called %s', (name, title) => expect(titleIn(name)).toBe(title))
