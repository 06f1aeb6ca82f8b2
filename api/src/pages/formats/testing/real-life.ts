import type { DocNode } from '@chapterhouse/shared/editor/node'
import { assetUrl, cell, doc, h, li, node, note, p, row, t, th } from './novel.ts'

// Texts as people really write them, one for each thing that files get wrong.

const link = (href: string) => ({ type: 'link', attrs: { href } })
const task = (checked: boolean, ...content: DocNode[]) => node('taskItem', { checked }, ...content)

/** Notes in every paragraph, a table with two rows of headers, formulas, a quotation. */
export const thesis: DocNode = doc(
  h(1, 'Salt and credit in the northern parishes, 1780–1821'),
  node('paragraph', { style: 'lead' }, 'On what the pans owed, and to whom.'),
  h(2, 'The sources'),
  p(
    'Three ledgers survive.',
    note('Parish archive, ', t('Salt', 'italic'), ' 4/1–3; the second is water-damaged.'),
    ' The first runs from Lady Day 1780',
    note('25 March; the year began there until 1752, and the clerk never stopped.'),
    ' and breaks off “in the middle of a debt”.',
    note('Fol. 112v.'),
  ),
  node(
    'blockquote',
    null,
    p('Item, for nine barrels lent against the ice, nothing, for the ice held not.'),
    p(t('Ledger II, fol. 7', 'italic')),
  ),
  h(2, 'Prices'),
  node(
    'table',
    null,
    row(
      th('Year', { rowspan: 2 }),
      th('Price of a barrel', { colspan: 2 }),
      th('Remarks', { rowspan: 2 }),
    ),
    row(th('summer', { align: 'right' }), th('winter', { align: 'right' })),
    row(
      cell('1780'),
      cell('11s 6d', { align: 'right' }),
      cell('14s', { align: 'right' }),
      cell('—'),
    ),
    row(
      cell('1795'),
      cell('19s', { align: 'right' }),
      cell('31s 2d', { align: 'right' }),
      cell(p('the long frost', note('Eleven weeks.'))),
    ),
    row(cell('1821'), cell('no sale: the dyke had gone', { colspan: 3, align: 'center' })),
  ),
  p(
    'The premium on winter salt is ',
    node('inlineMath', { latex: 'r = p_w / p_s - 1' }),
    ', so that',
  ),
  node('codeBlock', { language: 'math' }, 'r_{1795} = \\frac{374}{228} - 1 \\approx 0.64'),
  p('which no lender of the ', t('county', 'bold'), ' would have believed.'),
)

/** Lists in lists, tasks with tasks below them, people and days. */
export const minutes: DocNode = doc(
  h(1, 'Meeting of the harbour committee'),
  p(
    node('mention', { id: null, label: 'Ada Lind' }),
    ', ',
    node('mention', { id: null, label: 'Jonas Weiß' }),
    ' · ',
    node('date', { day: '2026-11-30' }),
  ),
  node(
    'orderedList',
    { start: 1 },
    li(
      p('Dredging'),
      node(
        'bulletList',
        null,
        li(
          p(
            'Two offers, the cheaper one from the ',
            t('south', link('https://example.org/offer?id=7&v=2')),
          ),
        ),
        li(
          p('Conditions'),
          node(
            'orderedList',
            { start: 1 },
            li(p('not before the herring')),
            li(p('not on a Sunday')),
          ),
        ),
      ),
    ),
    li(p('The lamp'), p('It was lit again on Thursday. Nobody knows by whom.')),
    li(p('Other business')),
  ),
  h(2, 'To do'),
  node(
    'taskList',
    null,
    task(true, p('Ask the carrier')),
    task(
      false,
      p('Write to the county'),
      node('taskList', null, task(true, p('find the address')), task(false, p('find the words'))),
    ),
  ),
  node('callout', { kind: 'important' }, p('The next meeting is at the inn.'), p('Bring a lamp.')),
)

/** Ingredients in a table with pictures, fractions, a warning, steps that go on after a break. */
export const recipe: DocNode = doc(
  h(1, 'Salt-baked beets'),
  node('image', {
    src: assetUrl,
    alt: 'Beets under a crust',
    title: 'Before the oven',
    width: 240,
  }),
  node(
    'table',
    null,
    row(th('What'), th('How much')),
    row(cell('Coarse salt'), cell(p('1½ kg', t(' (really)', 'italic')))),
    row(cell('Beets'), cell(p('6, the size of a fist'))),
  ),
  node(
    'orderedList',
    { start: 1 },
    li(p('Heat the oven to 220 °C.')),
    li(p('Bury the beets in the salt.')),
  ),
  node('callout', { kind: 'warning' }, p('The salt is hot for longer than you think.')),
  node(
    'orderedList',
    { start: 3 },
    li(p('Bake for 70 minutes.')),
    li(p('Break the crust at the table.')),
  ),
)

/** Scenes: lines that break where they break, small print, rules between. */
export const play: DocNode = doc(
  h(1, 'The inn at low water'),
  node('paragraph', { style: 'small' }, t('A room. A lamp that is not lit.', 'italic')),
  p(t('CARRIER', 'bold'), node('hardBreak', null), 'They are never at home when the ice is good.'),
  p(
    t('ADA', 'bold'),
    ' ',
    t('(counting)', 'italic'),
    node('hardBreak', null),
    'Forty-one. Forty-two.',
  ),
  node(
    'paragraph',
    { style: 'verse' },
    'Nine miles of frost',
    node('hardBreak', null),
    'and none to tell.',
  ),
  node('horizontalRule', null),
  node('paragraph', { align: 'right' }, 'Curtain.'),
  node('pageBreak', null),
  node('paragraph', { align: 'center' }, t('END', 'bold')),
)

/** Other ways of writing: from the right, without spaces, beyond the basic plane. */
export const letter: DocNode = doc(
  p('Dear Ελένη, дорогая Анна, 親愛なる春子へ,'),
  p('שלום רב, המכתב הגיע בשלושה בנובמבר.'),
  p('وصلت الرسالة في الثالث من نوفمبر، شكرًا.'),
  p('盐路很长，冬天没有人走。 नमस्ते 🙂🧂 — “‘quoted’ twice” … ½ ﬁ Å'),
  p(
    'Cu',
    t('2+', 'superscript'),
    ' and H',
    t('2', 'subscript'),
    'O, ',
    t('<not> & "tags"', 'code'),
  ),
)

export const realLife: readonly (readonly [name: string, content: DocNode])[] = [
  ['a thesis', thesis],
  ['minutes of a meeting', minutes],
  ['a recipe', recipe],
  ['a play', play],
  ['a letter in eight scripts', letter],
]
