import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'
import { nodeFromJson } from '@chapterhouse/shared/editor/schema'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { wordFile } from '../docx/word-file.ts'
import { cell, doc, h, li, manuscript, node, note, p, row, t, th } from '../testing/novel.ts'
import { wholeNovel } from '../testing/pictures.ts'
import { nodesOf, plainText } from '../walk.ts'
import { fromDocx } from './from-docx.ts'
import { openArchive, plainPath } from './open-archive.ts'

const back = async (...blocks: DocNode[]) => {
  const read = await fromDocx(wordFile(manuscript(doc(...blocks))).bytes)
  nodeFromJson(read.content)
  return childrenOf(read.content)
}

/** The document without what defaults say anyway. */
const plain = (content: DocNode): DocNode => {
  const attrs = Object.entries(content.attrs ?? {}).filter(
    ([name, value]) =>
      value !== null &&
      !(name.endsWith('span') && value === 1) &&
      !(name === 'start' && value === 1),
  )
  return {
    type: content.type,
    ...(content.text === undefined ? {} : { text: content.text }),
    ...(attrs.length > 0 ? { attrs: Object.fromEntries(attrs) } : {}),
    ...(content.marks ? { marks: content.marks } : {}),
    ...(content.content ? { content: content.content.map(plain) } : {}),
  }
}

const cases: [string, DocNode][] = [
  [
    'a paragraph with marks',
    p(
      'a ',
      t('b', 'bold'),
      t('c', 'bold', 'italic'),
      t('d', 'underline'),
      t('e', 'strike'),
      t('2', 'subscript'),
      t('3', 'superscript'),
      t('f()', 'code'),
    ),
  ],
  ['a heading', h(3, 'a ', t('b', 'italic'))],
  ['a link', p(t('a', { type: 'link', attrs: { href: 'https://example.org/?a=b&c=d' } }))],
  ['a break', p('a', node('hardBreak', null), 'b')],
  ['a footnote', p('a', note('b ', t('c', 'italic')), ' d', note('e'))],
  [
    'lists in lists',
    node(
      'bulletList',
      null,
      li(
        p('a'),
        node('orderedList', null, li(p('b')), li(p('c'), node('bulletList', null, li(p('d'))))),
      ),
      li(p('e')),
    ),
  ],
  [
    'tasks',
    node(
      'taskList',
      null,
      node('taskItem', { checked: true }, p('a')),
      node('taskItem', { checked: false }, p('b')),
    ),
  ],
  [
    'a table with joined cells',
    node(
      'table',
      null,
      row(th('a', { rowspan: 2 }), th('b', { colspan: 2 })),
      row(th('c'), th('d')),
      row(cell('e'), cell('f', { rowspan: 2 }), cell('g')),
      row(cell('h'), cell('i')),
    ),
  ],
  ['a quote', node('blockquote', null, p('a'), p('b'))],
  ['code', node('codeBlock', null, 'a\n  b\n\nc')],
  ['a callout', node('callout', { kind: 'warning' }, p('a'), p('b'))],
  ['a lead', node('paragraph', { style: 'lead' }, 'a')],
  ['verse', node('paragraph', { style: 'verse' }, 'a', node('hardBreak', null), 'b')],
  ['a page break between', node('pageBreak', null)],
  ['Hebrew', p('שלום, דרך המלח.')],
  ['signs', p('“a” — b … ‘c’ 漢字 🙂 <&>')],
]

describe('a Word file of ours', () => {
  it.each(cases)('comes back with %s', async (_, block) => {
    const [, first] = await back(p('before'), block, p('after'))
    expect(plain(first ?? p())).toEqual(plain(block))
  })

  it('comes back whole, with its title, its contents and its picture', async () => {
    const { title, content, pictures, remarks } = await fromDocx(wordFile(wholeNovel()).bytes)
    nodeFromJson(content)
    expect(title).toBe('The Salt Road')
    const types = [...nodesOf(content)].map(({ type }) => type)
    for (const type of ['tableOfContents', 'footnote', 'image', 'table', 'callout', 'taskList']) {
      expect(types).toContain(type)
    }
    const image = [...nodesOf(content)].find(({ type }) => type === 'image')
    expect(image?.attrs).toMatchObject({
      alt: 'The pans under snow',
      title: 'The salt pans in the winter of the long frost',
    })
    expect(pictures).toHaveLength(1)
    expect(remarks).toEqual([])
  })
})

const docx = (change: (xml: string) => string, more: Record<string, Uint8Array> = {}) => {
  const files = unzipSync(wordFile(manuscript(doc(p('words')))).bytes)
  const xml = change(strFromU8(files['word/document.xml'] ?? new Uint8Array()))
  return zipSync({ ...files, 'word/document.xml': strToU8(xml), ...more })
}
const bodyOf = (inside: string) => docx((xml) => xml.replace('<w:p>', `${inside}<w:p>`))

describe('a Word file of somebody else', () => {
  const m = (inside: string) => `<m:oMath><m:r><m:t>${inside}</m:t></m:r></m:oMath>`

  it('with formulas keeps them as formulas, in a line and on their own', async () => {
    const { content, remarks } = await fromDocx(
      bodyOf(
        `<w:p><m:oMathPara>${m('E=mc²')}</m:oMathPara></w:p><w:p><w:r><w:t>as </w:t></w:r>${m('a&lt;b')}</w:p>`,
      ),
    )
    const blocks = childrenOf(content).map(plain)
    expect(blocks).toContainEqual(node('codeBlock', { language: 'math' }, 'E=mc^{2}'))
    expect(blocks).toContainEqual(p('as ', node('inlineMath', { latex: 'a<b' })))
    expect(remarks).toEqual([])
  })

  it('with a formula nobody can set keeps its signs, and says so', async () => {
    const tower = `${'<m:e>'.repeat(5_000)}<m:r><m:t>x</m:t></m:r>${'</m:e>'.repeat(5_000)}`
    const long = m('a'.repeat(30_000))
    const { content, remarks } = await fromDocx(
      bodyOf(`<w:p><m:oMath>${tower}</m:oMath></w:p><w:p>${long}</w:p>`),
    )
    expect(plainText(content)).toContain('a'.repeat(30_000))
    expect(remarks).toContain('A formula that could not be read comes as its plain signs.')
  })

  const look = (inside: string) =>
    bodyOf(`<w:p><w:r><w:rPr>${inside}</w:rPr><w:t>painted</w:t></w:r></w:p>`)

  it.each([
    ['<w:color w:val="FF0000"/>', 'textColor', 'red'],
    ['<w:color w:val="1F4E79"/>', 'textColor', 'blue'],
    ['<w:highlight w:val="yellow"/>', 'highlight', null],
    ['<w:highlight w:val="cyan"/>', 'highlight', 'blue'],
    ['<w:shd w:val="clear" w:color="auto" w:fill="D6EEDA"/>', 'highlight', 'green'],
  ])('painted by %s is painted in the nearest of our colours', async (given, type, color) => {
    const { content } = await fromDocx(look(given))
    expect(childrenOf(content)).toContainEqual(p(t('painted', { type, attrs: { color } })))
  })

  it.each([
    '<w:color w:val="auto"/>',
    '<w:color w:val="000000"/>',
    '<w:shd w:val="clear" w:fill="FFFFFF"/>',
    '<w:highlight w:val="none"/>',
    '<w:highlight w:val="constructor"/>',
    '<w:rStyle w:val="Hyperlink"/><w:color w:val="0563C1"/>',
    '<w:b w:val="0"/><w:rPrChange w:id="1"><w:rPr><w:color w:val="FF0000"/></w:rPr></w:rPrChange>',
  ])('with %s is painted in nothing', async (given) => {
    expect(childrenOf((await fromDocx(look(given))).content)).toContainEqual(p('painted'))
  })

  it('with a line across the page has one', async () => {
    const border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    const { content } = await fromDocx(bodyOf(`<w:p><w:pPr>${border}</w:pPr></w:p>`))
    expect(childrenOf(content).map(({ type }) => type)).toContain('horizontalRule')
    const drawn =
      '<w:p><w:r><w:pict><v:rect style="width:0" o:hralign="center" o:hr="t"/></w:pict></w:r></w:p>'
    const other = await fromDocx(bodyOf(drawn))
    expect(childrenOf(other.content).map(({ type }) => type)).toContain('horizontalRule')
  })

  it('made to be searched for ever is read in its time', async () => {
    const parts = ['<w:rPr>', '<m:oMath>', '<w:numPr>', '<w:p><w:pPr>', '<m:oMathPara><m:oMath>']
    const started = performance.now()
    for (const part of parts) await fromDocx(bodyOf(part.repeat(20_000))).catch(() => undefined)
    expect(performance.now() - started).toBeLessThan(10_000)
  }, 60_000)

  it('with tracked changes gives what they say, and says so', async () => {
    const { content, remarks } = await fromDocx(
      bodyOf(
        '<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>',
      ),
    )
    expect(plainText(content)).toContain('new')
    expect(plainText(content)).not.toContain('old')
    expect(remarks).toContain('Tracked deletions are left out, tracked insertions are taken.')
  })

  it.each([
    [
      'entities',
      (xml: string) =>
        xml
          .replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
          .replace('words', '&a;'),
    ],
    [
      'a thousand laughs',
      (xml: string) =>
        xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'),
    ],
    ['XML that is none', () => '<w:document'],
  ])('with %s is refused', async (_, change) => {
    await expect(fromDocx(docx(change))).rejects.toMatchObject({ code: 'unreadable' })
  })

  it('with links that run leaves their words', async () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>'
    const bytes = docx(
      (xml) =>
        xml.replace(
          '<w:p>',
          '<w:p><w:hyperlink r:id="x"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p><w:p>',
        ),
      { 'word/_rels/document.xml.rels': strToU8(rels) },
    )
    const { content } = await fromDocx(bytes)
    expect(plainText(content)).toContain('here')
    expect(JSON.stringify(content)).not.toContain('javascript')
  })

  it('that is another zip is refused', async () => {
    await expect(fromDocx(zipSync({ 'a.txt': strToU8('x') }))).rejects.toMatchObject({
      code: 'unreadable',
    })
  })
})

describe('a zip', () => {
  it.each(['../a', '/a', 'C:\\a', 'a/../../b', 'a/./b', '', 'a\0b'])('path %j is none', (path) =>
    expect(plainPath(path)).toBeNull(),
  )

  it.each([
    ['a\\b.md', 'a/b.md'],
    ['./a', 'a'],
    ['é'.normalize('NFD'), 'é'],
  ])('path %j is %j', (path, plainly) => expect(plainPath(path)).toBe(plainly))

  it('that unfolds a thousandfold is refused before it does', () => {
    const bomb = zipSync({ 'a.md': new Uint8Array(64 * 1024 * 1024) }, { level: 9 })
    expect(bomb.length).toBeLessThan(200_000)
    expect(() => openArchive(bomb)).toThrow(expect.objectContaining({ code: 'too_large' }))
  })

  it('that lies about a size gives no more than it said', () => {
    const bytes = zipSync({ 'a.md': new Uint8Array(1024 * 1024).fill(97) }, { level: 9 })
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
    }
    try {
      expect(openArchive(bytes).get('a.md')?.length ?? 0).toBeLessThanOrEqual(100)
    } catch (error) {
      expect(error).toMatchObject({ code: 'unreadable' })
    }
  })

  it('with more files than anybody writes is refused', () => {
    const many = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, index) => [`${index}.md`, new Uint8Array()]),
    )
    expect(() => openArchive(zipSync(many))).toThrow(expect.objectContaining({ code: 'too_large' }))
  })

  it('gives neither what leads out of it nor what systems leave in it', () => {
    const names = ['../evil.md', '/abs.md', '__MACOSX/a.md', '.DS_Store', 'a/.DS_Store', 'good.md']
    const zip = zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))
    expect([...openArchive(zip).keys()]).toEqual(['good.md'])
  })
})
