import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'
import { getSchema, nodeFromJson } from '@chapterhouse/shared/editor/schema'
import { describe, expect, it } from 'vitest'
import { wordFile } from '../docx/word-file.ts'
import {
  assetUrl,
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
import { withPicture } from '../testing/pictures.ts'
import { nodesOf } from '../walk.ts'
import { fromDocx } from './from-docx.ts'

// A page as a Word file and back: every node and mark of the language is in one of two lists.

const back = async (block: DocNode) => {
  const whole = manuscript(doc(p('before'), block, p('after')), { pictures: withPicture })
  const { content, remarks } = await fromDocx(wordFile(whole).bytes)
  const [before, ...rest] = childrenOf(nodeFromJson(content).toJSON())
  const after = rest.pop()
  expect([before, after].map((one) => one?.content?.[0]?.text)).toEqual(['before', 'after'])
  expect(remarks).toEqual([])
  return rest
}

/** As ProseMirror holds it, defaults and all. */
const whole = (block: DocNode): DocNode => childrenOf(nodeFromJson(doc(block)).toJSON())[0] ?? block

const link = { type: 'link', attrs: { href: 'https://example.org/?a=b&c=d' } }
const color = (type: string, name: string | null) => ({ type, attrs: { color: name } })
const task = (checked: boolean, ...content: DocNode[]) => node('taskItem', { checked }, ...content)
const aligned = (align: string, text: string) => node('paragraph', { align }, text)

/** What comes back exactly as it was. */
const exact: readonly DocNode[] = [
  p('words, “signs” & <tags>, 漢字 🙂 שלום'),
  ...['bold', 'italic', 'underline', 'strike', 'code', 'subscript', 'superscript'].map((mark) =>
    p('a ', t('b', mark), ' c'),
  ),
  p(t('a', 'bold', 'italic'), t('b', link), t('c', color('textColor', 'red'))),
  ...['gray', 'red', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink'].flatMap((name) => [
    p('a ', t('b', color('textColor', name)), ' c'),
    p('a ', t('b', color('highlight', name)), ' c'),
    p('a ', t('b', color('highlight', 'blue'), color('textColor', name)), ' c'),
  ]),
  p('a ', t('b', color('highlight', null))),
  p('a', node('hardBreak', null), 'b', note('c ', t('d', 'italic'), ' e'), ' f'),
  p('a ', node('inlineMath', { latex: '\\frac{a}{b}' }), ' c'),
  ...['center', 'right', 'justify'].flatMap((align) => [
    aligned(align, 'a'),
    node('heading', { level: 2, align }, 'a'),
    node('paragraph', { align, style: 'lead' }, 'a'),
    node('blockquote', null, aligned(align, 'a')),
  ]),
  ...['lead', 'small', 'verse'].map((style) => node('paragraph', { style }, 'a')),
  ...[1, 2, 3, 4].map((level) => h(level, 'a ', t('b', 'italic'))),
  node('bulletList', null, li(p('a'), node('bulletList', null, li(p('b')))), li(p('c'))),
  node('orderedList', { start: 7 }, li(p('a'), node('orderedList', { start: 3 }, li(p('b'))))),
  node('taskList', null, task(true, p('a')), task(false, p('b'))),
  node('blockquote', null, p('a'), p('b')),
  ...['note', 'tip', 'important', 'warning', 'caution'].map((kind) =>
    node('callout', { kind }, p('a'), p('b')),
  ),
  node('toggle', null, p('a'), p('b'), p('c')),
  node('codeBlock', null, 'a\n  b\n\nc'),
  node('codeBlock', { language: 'math' }, '\\sqrt{x}+1'),
  node('horizontalRule', null),
  node('pageBreak', null),
  node(
    'table',
    null,
    row(th('a'), th('b'), th('c')),
    row(cell('d', { colspan: 2 }), cell('e', { rowspan: 2 })),
    row(cell('f', { align: 'right' }), cell('g', { align: 'center' })),
  ),
]

interface Simplified {
  readonly block: DocNode
  readonly to: readonly DocNode[]
}

/** What comes back simpler: a Word file has no place for it, or no reader that would see it. */
const simplified: Readonly<Record<string, Simplified>> = {
  'a mention is its words': {
    block: p('a ', node('mention', { id: pageId, label: 'Ada' })),
    to: [p('a @Ada')],
  },
  'a day is its words': {
    block: p(node('date', { day: '2026-12-24' })),
    to: [p('December 24, 2026')],
  },
  'a link to a page is a link': {
    block: p(node('pageLink', { id: pageId, label: 'old' })),
    to: [
      p(
        t('The harbour', {
          type: 'link',
          attrs: { href: `https://write.example.org/p/${pageId}` },
        }),
      ),
    ],
  },
  'columns follow one another': {
    block: node(
      'columns',
      null,
      node('column', { width: null }, p('a')),
      node('column', { width: null }, p('b')),
    ),
    to: [p('a'), p('b')],
  },
  'a file is its name': {
    block: node('attachment', { src: assetUrl, name: 'a.mp3', mime: 'audio/mpeg', byteSize: 9 }),
    to: [node('paragraph', { style: 'small' }, 'a.mp3 (9 bytes)')],
  },
  'an embed is its address': {
    block: node('embed', { url: 'https://youtu.be/abcdefghijk' }),
    to: [
      node(
        'paragraph',
        { style: 'small' },
        t('https://youtu.be/abcdefghijk', {
          type: 'link',
          attrs: { href: 'https://youtu.be/abcdefghijk' },
        }),
      ),
    ],
  },
  'code forgets its language': {
    block: node('codeBlock', { language: 'python' }, 'a'),
    to: [node('codeBlock', null, 'a')],
  },
  'a formula is spelled as we spell it': {
    block: p('a ', node('inlineMath', { latex: 'x^2 \\leq y' })),
    to: [p('a ', node('inlineMath', { latex: 'x^{2}\\le y' }))],
  },
  'a side inside an item is the list’s': {
    block: node('bulletList', null, li(aligned('center', 'a'))),
    to: [node('bulletList', null, li(p('a')))],
  },
}

describe('a page that was a Word file in between', () => {
  it.each(exact.map((block) => [JSON.stringify(block), block] as const))(
    'still has %s',
    async (_, block) => {
      expect(await back(block)).toEqual([whole(block)])
    },
  )

  it.each(Object.entries(simplified))('is simpler where %s', async (_, { block, to }) => {
    expect(await back(block)).toEqual(to.map(whole))
  })

  it.each(['left', null, 'right'] as const)('still has its picture, at %j', async (align) => {
    const attrs = { src: assetUrl, alt: 'a', title: 'b', width: 320, align }
    const [image] = await back(node('image', attrs))
    expect(image?.attrs).toMatchObject({ alt: 'a', title: 'b', align, blockedSrc: 'picture:1' })
  })

  it('still has its contents, which are filled anew', async () => {
    const { content } = await fromDocx(
      wordFile(manuscript(doc(node('tableOfContents', null), h(1, 'a'), p('b'), h(2, 'c')))).bytes,
    )
    expect(childrenOf(content).map(({ type }) => type)).toEqual([
      'tableOfContents',
      'heading',
      'paragraph',
      'heading',
    ])
  })

  it('has been asked about everything the language knows', () => {
    const asked = [...exact, ...Object.values(simplified).map(({ block }) => block)]
    const nodes = new Set(asked.flatMap((block) => [...nodesOf(block)].map(({ type }) => type)))
    const marks = new Set(
      asked.flatMap((block) =>
        [...nodesOf(block)].flatMap((one) => one.marks?.map(({ type }) => type) ?? []),
      ),
    )
    const others = ['doc', 'image', 'tableOfContents']
    const schema = getSchema()
    expect(
      Object.keys(schema.nodes)
        .filter((name) => !nodes.has(name))
        .sort(),
    ).toEqual(others)
    expect(Object.keys(schema.marks).filter((name) => !marks.has(name))).toEqual([])
  })
})
