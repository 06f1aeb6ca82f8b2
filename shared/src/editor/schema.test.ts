import { describe, expect, test } from 'vitest'
import { getSchema, nodeFromJson } from './schema.ts'

const attrsOf = (type: string, attrs: Record<string, unknown>) =>
  getSchema().nodes[type]?.create(attrs).attrs ?? null

describe('the document language', () => {
  test('has these parts and no others; a new one needs a new schema version', () => {
    const { nodes, marks } = getSchema()
    const parts = (types: object) =>
      Object.entries(types).map(
        ([name, type]) => `${name}(${Object.keys(type.spec.attrs ?? {}).join(' ')})`,
      )
    expect([...parts(nodes), ...parts(marks)].join('\n')).toMatchInlineSnapshot(`
      "paragraph(style align)
      doc()
      text()
      heading(level align)
      blockquote()
      codeBlock(language)
      horizontalRule()
      bulletList()
      orderedList(start)
      listItem()
      taskList()
      taskItem(checked)
      table()
      tableRow()
      tableHeader(colspan rowspan colwidth align)
      tableCell(colspan rowspan colwidth align)
      callout(kind)
      toggle()
      columns()
      column(width)
      image(src blockedSrc alt title width align)
      attachment(src name mime byteSize)
      embed(url)
      pageBreak()
      tableOfContents()
      hardBreak()
      footnote()
      inlineMath(latex)
      mention(id label)
      pageLink(id label)
      date(day)
      link(href title)
      textColor(color)
      bold()
      italic()
      underline()
      strike()
      subscript()
      superscript()
      code()
      highlight(color)"
    `)
  })

  test.each([
    ['heading', { level: 99 }, { level: 1, align: null }],
    ['heading', { level: 4 }, { level: 4, align: null }],
    ['orderedList', { start: -1 }, { start: 1 }],
    ['taskItem', { checked: 'yes' }, { checked: false }],
    ['codeBlock', { language: 'a b"' }, { language: null }],
  ])('reads %s %j as %j', (type, given, read) => expect(attrsOf(type, given)).toEqual(read))

  test('does not believe a cell that spans a billion columns', () =>
    expect(attrsOf('tableCell', { colspan: 1e9, rowspan: 0, colwidth: 'x', align: 'up' })).toEqual({
      colspan: 1,
      rowspan: 1,
      colwidth: null,
      align: null,
    }))

  test('holds no picture from elsewhere as a picture', () =>
    expect(attrsOf('image', { src: 'https://evil.example/x.png', alt: 'x' })).toMatchObject({
      src: null,
      alt: 'x',
    }))

  test('makes a link without an address of an unsafe one', () =>
    expect(getSchema().marks.link?.create({ href: 'javascript:1' }).attrs.href).toBeNull())

  test('allows linked, bold code', () => {
    const marks = ['link', 'bold', 'code'].map((type) => ({ type }))
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] }]
    expect(nodeFromJson({ type: 'doc', content }).toString()).toBe(
      'doc(paragraph(link(bold(code("x")))))',
    )
  })

  test('refuses unknown parts and wrong places', () => {
    expect(() => nodeFromJson({ type: 'doc', content: [{ type: 'gadget' }] })).toThrow()
    expect(() => nodeFromJson({ type: 'doc', content: [{ type: 'tableCell' }] })).toThrow()
    expect(() => nodeFromJson({ type: 'doc', content: [] })).toThrow()
  })
})
