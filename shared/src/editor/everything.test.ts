import { describe, expect, test } from 'vitest'
import { documentFrom, documentJson } from './document.ts'
import { foreignParts } from './foreign.ts'
import { fromMarkdown } from './from-markdown.ts'
import { childrenOf, type DocNode } from './node.ts'
import { getSchema, nodeFromJson } from './schema.ts'
import { everything } from './testing/everything.ts'
import { toHtml } from './to-html.ts'
import { toMarkdown } from './to-markdown.ts'
import { blockTexts, toText, wordsOf } from './to-text.ts'

const typesIn = (node: DocNode): string[] => [
  node.type,
  ...(node.marks ?? []).map(({ type }) => type),
  ...childrenOf(node).flatMap(typesIn),
]

const lines = (html: string) =>
  html.replace(
    /(<\/(?:p|h\d|li|tr|ul|ol|div|aside|details|figure|pre|nav|blockquote|section)>|<hr[^>]*>)/g,
    '$1\n',
  )

describe('a document with everything', () => {
  test('has every node and mark of the language', () => {
    const { nodes, marks } = getSchema()
    const all = [...Object.keys(nodes), ...Object.keys(marks)].sort()
    expect([...new Set(typesIn(everything))].sort()).toEqual(all)
  })

  test('is valid and holds nothing foreign', () => {
    expect(() => nodeFromJson(everything)).not.toThrow()
    expect(foreignParts(everything)).toEqual([])
  })

  test('comes through Yjs as the same document', () =>
    expect(nodeFromJson(documentJson(documentFrom(everything))).eq(nodeFromJson(everything))).toBe(
      true,
    ))

  test('comes through Markdown as the same document', () =>
    expect(nodeFromJson(fromMarkdown(toMarkdown(everything))).eq(nodeFromJson(everything))).toBe(
      true,
    ))

  test('needs no carrier in Markdown', () =>
    expect(toMarkdown(everything)).not.toContain('json chapterhouse'))

  test('counts its words once', () => {
    expect(wordsOf(everything)).toBeGreaterThan(60)
    expect(blockTexts(everything).join(' ')).toContain('Harbour log, 2 March 1899, folio 7.')
  })

  test('reads well as Markdown', () =>
    expect(toMarkdown(everything)).toMatchInlineSnapshot(`
      "[TOC]

      <!-- chapterhouse {"align":"center"} -->

      # The keeper

      <!-- chapterhouse {"style":"lead"} -->

      An opening.

      It was **bold**, *italic*, <u>underlined</u>, ~~struck~~, \`code\`, <mark>marked</mark>, <mark style="background: blue">in blue</mark> and <span style="color: red">in red</span>; H<sub>2</sub>O, m<sup>3</sup>, [a link](https://example.org/a).

      The keeper wrote[^1] to [@Ada Lovelace](person:0190a1b2-c3d4-7e5f-8a6b-0123456789ab) about [The harbour](page:0190a1b2-c3d4-7e5f-8a6b-0123456789ab) on [24 December 2026](date:2026-12-24):<br>$\`e^{i\\pi} = -1\`$

      ## What there was

      - rope

        3. thick
      - oil

      * [x] light the lamp
      * [ ] write the log

      | Day | Wind |
      | - | - |
      | Monday | north |

      > Nobody came.

      > [!WARNING]
      >
      > Mind the steps.

      <details>
      <summary>

      What he saw

      </summary>

      Nothing but fog.

      </details>

      <!-- columns -->

      <!-- column 30 -->

      left

      <!-- column -->

      right

      <!-- end columns -->

      \`\`\`math
      a^2 + b^2 = c^2
      \`\`\`

      <!-- chapterhouse {"align":"center"} -->

      ![The lighthouse](/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab#width=320 "In March")

      <!-- chapterhouse {"type":"attachment","mime":"audio/mpeg","byteSize":12345} -->

      [fog.mp3](/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab)

      <!-- chapterhouse {"type":"embed"} -->

      <https://youtu.be/abcdefghijk>

      ___

      <!-- page break -->

      [^1]: Harbour log, [2 March 1899](date:1899-03-02), *folio 7*.
      "
    `))

  test('reads well as text', () =>
    expect(toText(everything)).toMatchInlineSnapshot(`
    "

    The keeper

    An opening.

    It was bold, italic, underlined, struck, code, marked, in blue and in red; H2O, m3, a link.

    The keeper wrote[Harbour log, 2 March 1899, folio 7.] to @Ada Lovelace about The harbour on 24 December 2026:
    e^{i\\pi} = -1

    What there was

    rope
    thick
    oil

    light the lamp
    write the log

    Day	Wind
    Monday	north

    Nobody came.

    Mind the steps.

    What he saw

    Nothing but fog.

    left

    right

    a^2 + b^2 = c^2

    The lighthouse
    In March

    fog.mp3

    https://youtu.be/abcdefghijk



    "
  `))

  test('is plain HTML', () =>
    expect(lines(toHtml(everything))).toMatchInlineSnapshot(`
    "<nav class="contents"><ol><li class="level-1"><a href="#h-the-keeper">The keeper</a></li>
    <li class="level-2"><a href="#h-what-there-was">What there was</a></li>
    </ol>
    </nav>
    <h1 id="h-the-keeper" data-align="center">The keeper</h1>
    <p data-style="lead">An opening.</p>
    <p>It was <strong>bold</strong>, <em>italic</em>, <u>underlined</u>, <s>struck</s>, <code>code</code>, <mark>marked</mark>, <mark data-color="blue">in blue</mark> and <span data-color="red">in red</span>; H<sub>2</sub>O, m<sup>3</sup>, <a href="https://example.org/a" rel="noopener nofollow">a link</a>.</p>
    <p>The keeper wrote<sup class="footnote-number"><a href="#note-1" id="note-of-1">1</a></sup> to <span class="mention">@Ada Lovelace</span> about <a class="page-link" href="/p/0190a1b2-c3d4-7e5f-8a6b-0123456789ab" data-page="0190a1b2-c3d4-7e5f-8a6b-0123456789ab">The harbour</a> on <time datetime="2026-12-24">24 December 2026</time>:<br><code class="math" data-math="">e^{i\\pi} = -1</code></p>
    <h2 id="h-what-there-was">What there was</h2>
    <ul><li><p>rope</p>
    <ol start="3"><li><p>thick</p>
    </li>
    </ol>
    </li>
    <li><p>oil</p>
    </li>
    </ul>
    <ul class="task-list"><li class="task-item"><input type="checkbox" aria-label="Done" disabled checked><div><p>light the lamp</p>
    </div>
    </li>
    <li class="task-item"><input type="checkbox" aria-label="Done" disabled><div><p>write the log</p>
    </div>
    </li>
    </ul>
    <div class="tableWrapper"><table><tbody><tr><th><p>Day</p>
    </th><th><p>Wind</p>
    </th></tr>
    <tr><td><p>Monday</p>
    </td><td><p>north</p>
    </td></tr>
    </tbody></table></div>
    <blockquote><p>Nobody came.</p>
    </blockquote>
    <aside data-callout="warning"><p class="callout-name">Warning</p>
    <p>Mind the steps.</p>
    </aside>
    <details open><summary><p>What he saw</p>
    </summary><p>Nothing but fog.</p>
    </details>
    <div class="columns"><div class="column" data-width="30"><p>left</p>
    </div>
    <div class="column"><p>right</p>
    </div>
    </div>
    <pre data-drawn="math"><code>a^2 + b^2 = c^2</code></pre>
    <figure data-align="center"><img src="/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab" alt="The lighthouse" width="320"><figcaption>In March</figcaption></figure>
    <div class="file"><audio src="/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab" controls preload="metadata"></audio><a href="/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab" download>fog.mp3</a><span class="file-size">12.3 kB</span></div>
    <p class="embed">YouTube: <a href="https://youtu.be/abcdefghijk" rel="noopener nofollow">https://youtu.be/abcdefghijk</a></p>
    <hr>
    <hr class="page-break">
    <section class="footnotes"><ol><li id="note-1">Harbour log, <time datetime="1899-03-02">2 March 1899</time>, <em>folio 7</em>. <a href="#note-of-1" aria-label="Back to 1">↩</a></li>
    </ol>
    </section>
    "
  `))
})

describe('a part nobody knows', () => {
  const unknown: DocNode = {
    type: 'doc',
    content: [
      {
        type: 'gadget',
        attrs: { level: 3 },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'kept in a block' }] }],
      },
      {
        type: 'paragraph',
        content: [
          { type: 'whisper', content: [{ type: 'text', text: 'kept in a line' }] },
          { type: 'text', text: 'kept under a mark', marks: [{ type: 'glow' }] },
        ],
      },
    ],
  }
  const words = ['kept in a block', 'kept in a line', 'kept under a mark']

  test.each([
    ['HTML', toHtml],
    ['text', toText],
    ['Markdown', toMarkdown],
  ])('shows its words in %s', (_, write) => {
    for (const kept of words) expect(write(unknown)).toContain(kept)
  })

  test('is named as foreign, so that no editor is bound to it', () =>
    expect(foreignParts(unknown)).toEqual(['gadget', 'whisper', 'glow']))
})
