import type { DocMark, DocNode } from '@chapterhouse/shared/editor/node'
import type { Manuscript, Picture } from '../manuscript.ts'

type Content = readonly (DocNode | string)[]

const lifted = (content: Content): DocNode[] =>
  content.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part))

/** A node of the document language in a few letters. */
export const node = (type: string, attrs: object | null, ...content: Content): DocNode => ({
  type,
  ...(attrs ? { attrs: { ...attrs } } : {}),
  ...(content.length > 0 ? { content: lifted(content) } : {}),
})

export const p = (...content: Content) => node('paragraph', null, ...content)
export const h = (level: number, ...content: Content) => node('heading', { level }, ...content)
export const li = (...content: Content) => node('listItem', null, ...content)
export const doc = (...content: Content) => node('doc', null, ...content)

const one = (mark: string | DocMark): DocMark => (typeof mark === 'string' ? { type: mark } : mark)

/** Text with marks. */
export const t = (text: string, ...marks: readonly (string | DocMark)[]): DocNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks: marks.map(one) } : {}),
})

export const note = (...content: Content) => node('footnote', null, ...content)
export const cell = (content: DocNode | string, attrs: object = {}) =>
  node('tableCell', attrs, typeof content === 'string' ? p(content) : content)
export const th = (text: string, attrs: object = {}) => node('tableHeader', attrs, p(text))
export const row = (...cells: DocNode[]) => node('tableRow', null, ...cells)

export const assetUrl = '/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab'
export const pageId = '0190a1b2-c3d4-7e5f-8a6b-0123456789aa'

/** A page to render, with everything a test does not care for filled in. */
export const manuscript = (content: DocNode, more: Partial<Manuscript> = {}): Manuscript => ({
  title: 'The Salt Road',
  authors: ['Ada Lind', 'Jonas Weiß'],
  content,
  language: 'en',
  pictures: new Map<string, Picture>(),
  titles: new Map([[pageId, 'The harbour']]),
  origin: 'https://write.example.org',
  at: Date.UTC(2026, 10, 30),
  ...more,
})

const prose =
  'The road to the salt pans ran along the dyke for nine miles, and in the winter of the long frost nobody had walked it but the carrier and his dog. “You will not find them at home,” he had said at the inn; “they are never at home when the ice is good.” She went all the same, with the lamp unlit and the letter inside her coat, and she counted the posts because there was nothing else to count.'

const lists = [
  node(
    'orderedList',
    { start: 3 },
    li(
      p('Salt, two barrels'),
      node(
        'bulletList',
        null,
        li(p('one for the fish')),
        li(
          p('one for the winter'),
          node(
            'orderedList',
            { start: 1 },
            li(p('of which half is sold')),
            li(p('and half is kept')),
          ),
        ),
      ),
    ),
    li(p('Rope and tar')),
  ),
  node(
    'taskList',
    null,
    node('taskItem', { checked: true }, p('Ask the carrier about the dyke')),
    node('taskItem', { checked: false }, p('Find the second letter')),
  ),
]

const table = node(
  'table',
  null,
  row(th('Place', { rowspan: 2 }), th('Salt, in barrels', { colspan: 2 }), th('Keeper')),
  row(th('summer', { align: 'right' }), th('winter', { align: 'right' }), th('')),
  row(
    cell('North pan'),
    cell('112', { align: 'right' }),
    cell('9', { align: 'right' }),
    cell('Old Marten', { rowspan: 2 }),
  ),
  row(cell('Gull rock'), cell('87', { align: 'right' }), cell('0', { align: 'right' })),
  row(cell(p(t('All together', 'bold')), { colspan: 2 }), cell('9', { align: 'right' }), cell('—')),
)

const asides = [
  node(
    'callout',
    { kind: 'warning' },
    p('The ice does not hold before the ', t('third', 'italic'), ' week of January.'),
  ),
  node(
    'toggle',
    null,
    p('What the carrier knew'),
    p('He had seen the light at Gull Rock twice, and told nobody.'),
  ),
  node(
    'columns',
    null,
    node(
      'column',
      { width: 60 },
      p('The longer column holds what is told in the inn, which is the longer story.'),
    ),
    node('column', { width: 40 }, p('The shorter one holds what was seen.')),
  ),
  node(
    'blockquote',
    null,
    p('Who counts the posts will come home; who counts the stars will not.'),
    p('— saying of the coast'),
  ),
]

const signs = p(
  'H',
  t('2', 'subscript'),
  'O at 10',
  t('3', 'superscript'),
  ' hPa, ',
  t('struck', 'strike'),
  ', ',
  t('under', 'underline'),
  ', ',
  t('marked', { type: 'highlight', attrs: { color: 'green' } }),
  ', ',
  t('red', { type: 'textColor', attrs: { color: 'red' } }),
  ', ',
  t('code()', 'code'),
  ', ',
  t('a link', { type: 'link', attrs: { href: 'https://example.org/a?b=c&d=e' } }),
  ', ',
  node('mention', { id: 'x', label: 'Ada Lind' }),
  ', ',
  node('pageLink', { id: pageId, label: 'Old name' }),
  ', ',
  node('date', { day: '2026-11-30' }),
  ', ',
  node('inlineMath', { latex: 'E = mc^2' }),
  '.',
)

const tongues = [
  p('Ελληνικά: ο δρόμος του αλατιού. Кириллица: соляная дорога. 中文：盐路。 🙂'),
  p('שלום, דרך המלח.'),
  p('مرحبا، طريق الملح.'),
]

/** A chapter with everything the language knows, as somebody might really write it. */
export const novel: DocNode = doc(
  node('paragraph', { style: 'lead' }, 'In which a letter is carried nine miles, and is not read.'),
  node('tableOfContents', null),
  h(1, 'The dyke'),
  p(
    prose,
    note(
      'The dyke of 1821, rebuilt after the ',
      t('great flood', 'italic'),
      '; see ',
      t('the chronicle', { type: 'link', attrs: { href: 'https://example.org/chronicle' } }),
      '.',
    ),
  ),
  p(
    'At the forty-first post she stopped.',
    note('There are forty-four.'),
    ' Something had been written on it, and rubbed out, and written again.',
  ),
  p(prose),
  node('image', {
    src: assetUrl,
    alt: 'The pans under snow',
    title: 'The salt pans in the winter of the long frost',
    width: 320,
    align: 'center',
  }),
  p(prose),
  h(2, 'What she carried'),
  ...lists,
  h(2, 'What the ledger says'),
  table,
  p(prose),
  h(1, 'The ', t('ice', 'italic')),
  ...asides,
  node(
    'paragraph',
    { style: 'verse' },
    'Nine miles of frost and none to tell,',
    node('hardBreak', null),
    'the post, the lamp, the carrier’s bell.',
  ),
  node('paragraph', { align: 'right' }, t('A. L.', 'italic')),
  node('horizontalRule', null),
  signs,
  node(
    'codeBlock',
    { language: 'math' },
    '\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}',
  ),
  node(
    'codeBlock',
    { language: 'js' },
    'const posts = 44\nfor (let i = 0; i < posts; i++) count(i)',
  ),
  ...tongues,
  node('image', {
    src: null,
    blockedSrc: 'https://elsewhere.example/x.png',
    alt: 'a picture from elsewhere',
  }),
  node('attachment', { src: null, name: 'ledger.xlsx', mime: 'x', byteSize: 48_211 }),
  node('embed', { url: 'https://video.example/watch?v=1' }),
  node('pageBreak', null),
  node('shinyNewThing', null, p('Words of a newer language.')),
  p(prose),
)
