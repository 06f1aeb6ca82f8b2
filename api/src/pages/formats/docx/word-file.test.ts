import type { DocNode } from '@chapterhouse/shared/editor/node'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import {
  cell,
  doc,
  h,
  li,
  manuscript,
  node,
  note,
  p,
  pageId,
  row,
  t,
  th,
} from '../testing/novel.ts'
import { demandWellFormed, partsOf, textOf } from '../testing/opened.ts'
import { wholeNovel } from '../testing/pictures.ts'
import { wordFile } from './word-file.ts'

const open = (content: DocNode) => partsOf(wordFile(manuscript(content)).bytes)
const body = (...blocks: DocNode[]) => open(doc(...blocks))['word/document.xml'] ?? ''
const read = async (content: DocNode) => {
  const buffer = Buffer.from(wordFile(manuscript(content)).bytes)
  return (await mammoth.convertToHtml({ buffer })).value
}

describe('a Word file', () => {
  const { bytes, remarks } = wordFile(wholeNovel())
  const parts = partsOf(bytes)

  it('is well-formed in all its parts', () => {
    for (const [path, xml] of Object.entries(parts)) {
      if (/\.(xml|rels)$/.test(path)) demandWellFormed(xml)
    }
  })

  it('lists every part it has, and has every part it lists', () => {
    const named = [...(parts['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g)]
    for (const [, path = ''] of named) expect(parts).toHaveProperty([path])
    const relations = parts['word/_rels/document.xml.rels'] ?? ''
    const inside = [...relations.matchAll(/Id="(\w+)"[^>]*Target="([^"]+)"(?! TargetMode)/g)]
    for (const [, , target] of inside) expect(parts).toHaveProperty([`word/${target}`])
    const used = [...(parts['word/document.xml'] ?? '').matchAll(/r:(?:id|embed)="(\w+)"/g)]
    const known = [...relations.matchAll(/Id="(\w+)"/g)].map(([, name]) => name)
    for (const [, name] of used) expect(known).toContain(name)
  })

  it('uses no style that it does not have', () => {
    const styles = parts['word/styles.xml'] ?? ''
    const used = (parts['word/document.xml'] ?? '').matchAll(
      /w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"/g,
    )
    for (const [, name] of used) expect(styles).toContain(`w:styleId="${name}"`)
  })

  it('is the same file for the same page', () =>
    expect(Buffer.compare(wordFile(wholeNovel()).bytes, bytes)).toBe(0))

  it('says what it could not take', () =>
    expect(remarks).toEqual([
      'Word fills in the page numbers of the contents; in LibreOffice, update the index.',
      'Columns stand one below the other.',
      'A picture that is not on this server is named, not shown.',
      'A file on the page is named; it does not travel along.',
    ]))

  it('asks Word to count the pages of its contents, and only then', () => {
    const settings = (...blocks: DocNode[]) =>
      partsOf(wordFile(manuscript(doc(...blocks))).bytes)['word/settings.xml']
    expect(settings(node('tableOfContents', null), h(1, 'a'))).toContain(
      '<w:updateFields w:val="true"/>',
    )
    expect(settings(h(1, 'a'))).not.toContain('updateFields')
  })

  it('is read by another program with its headings, lists, table, notes and picture', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
    expect(value).toMatch(/<h1>.*The dyke<\/h1>/)
    expect(value).toContain('<li>of which half is sold</li>')
    expect(value).toContain('<th rowspan="2"><p>Place</p></th>')
    expect(value).toContain('rebuilt after the <em>great flood</em>')
    expect(value).toContain('<img alt="The pans under snow" src="data:image/png')
    expect(value).toContain('<a href="https://write.example.org/p/')
  })
})

describe('in a Word file', () => {
  it('a numbered list begins where it did, and inside another it counts anew', () => {
    const inner = node('orderedList', { start: 1 }, li(p('b')))
    const numbering = open(doc(node('orderedList', { start: 7 }, li(p('a'), inner))))[
      'word/numbering.xml'
    ]
    expect(numbering).toContain('w:ilvl="0"><w:startOverride w:val="7"/>')
    expect(numbering).toContain('w:ilvl="1"><w:startOverride w:val="1"/>')
  })

  it('what follows in an item stands below its words, without a number', () => {
    const xml = body(node('bulletList', null, li(p('a'), p('b'))))
    expect(xml.match(/<w:numPr>/g)).toHaveLength(1)
    expect(textOf(xml)).toContain('ab')
  })

  it('a task has a box that can be ticked', () => {
    const xml = body(node('taskList', null, node('taskItem', { checked: true }, p('done'))))
    expect(xml).toContain('<w14:checked w14:val="1"/>')
  })

  it('tall cells are merged row by row, and every cell ends with a paragraph', () => {
    const xml = body(node('table', null, row(th('a', { rowspan: 2 }), th('b')), row(cell('c'))))
    expect(xml.match(/w:vMerge w:val="(\w+)"/g)).toEqual([
      'w:vMerge w:val="restart"',
      'w:vMerge w:val="continue"',
    ])
    expect(xml).not.toMatch(/<\/w:tbl><\/w:tc>|<\/w:tcPr><\/w:tc>/)
  })

  it('a table in a cell is followed by a paragraph, and two tables do not touch', () => {
    const inner = node('table', null, row(cell('x')))
    const xml = body(node('table', null, row(cell(inner))), inner)
    expect(xml).not.toMatch(/<\/w:tbl><w:tbl>|<\/w:tbl><\/w:tc>/)
  })

  it('notes have their own links', () => {
    const link = t('there', { type: 'link', attrs: { href: 'https://example.org' } })
    const parts = open(doc(p('a', note('see ', link))))
    expect(parts['word/footnotes.xml']).toContain('<w:hyperlink r:id="made1"')
    expect(parts['word/_rels/footnotes.xml.rels']).toContain('Target="https://example.org"')
  })

  it.each(['javascript:alert(1)', 'file:///etc/passwd', '#part', '//evil.example'])(
    'a link to %s leaves its words',
    (href) => {
      const xml = body(p(t('words', { type: 'link', attrs: { href } })))
      expect(xml).not.toMatch(/hyperlink|Hyperlink/)
      expect(textOf(xml)).toContain('words')
    },
  )

  it('a page is linked by its title of today', () => {
    const xml = body(p(node('pageLink', { id: pageId, label: 'Old' })))
    expect(textOf(xml)).toContain('The harbour')
  })

  it('Hebrew goes from right to left', () => {
    expect(body(p('שלום'))).toMatch(/<w:bidi\/>.*<w:rtl\/>/)
    expect(body(p('road'))).not.toMatch(/<w:bidi\/>|<w:rtl\/>/)
  })

  it('properties of letters stand in the order the format demands', () => {
    const marks = ['superscript', 'underline', 'strike', 'italic', 'bold', 'code'] as const
    const [, inside = ''] =
      /<w:rPr>(<w:rStyle w:val="Code".*?)<\/w:rPr>/.exec(body(p(t('x', ...marks)))) ?? []
    expect([...inside.matchAll(/<w:(\w+)/g)].map(([, name]) => name)).toEqual([
      'rStyle',
      'b',
      'bCs',
      'i',
      'iCs',
      'strike',
      'u',
      'vertAlign',
    ])
  })

  it('a heading is one to Word, with a place to link to', async () => {
    expect(await read(doc(h(3, 'Deep')))).toMatch(/<h3>.*Deep<\/h3>/)
  })

  it('a node of a newer language shows its words', () =>
    expect(
      textOf(body(node('hologram', null, p('words'), node('spark', { label: 'more' })))),
    ).toMatch(/wordsmore/))
})
