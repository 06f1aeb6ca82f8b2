import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../from-markdown.ts'
import { nodeFromJson } from '../schema.ts'
import { toMarkdown } from '../to-markdown.ts'

/** The blocks of a page as ProseMirror prints them, a line each. */
const blocks = (markdown: string): string[] =>
  nodeFromJson(fromMarkdown(markdown)).children.map((block) => block.toString())

const readme = `# Gull

[![Build](https://ci.example/badge.svg)](https://ci.example)

> [!IMPORTANT]
> Back up first.
>
> Then upgrade.

<details>
<summary>Options</summary>

| Name | Default |
|:-----|--------:|
| \`port\` | 4000 |

</details>

The proof[^proof] is short.

[^proof]: See *Euclid*,
    book IX.
`

const vault = `> [!info]- Weather
> Fog, then **more fog**.

> [!quote]
> Nobody came.

- [ ] oil
- [x] rope

H~2~O costs $5, and $\`E = mc^2\`$ costs nothing.
`

const paper = `[TOC]

# Method

\`\`\`math
\\int_0^1 x\\,dx = \\tfrac12
\`\`\`

As shown[^1] and again[^1], water is H<sub>2</sub>O.

\`\`\`mermaid
graph TD; A-->B
\`\`\`

<!-- page break -->

# Result

Nothing[^2].

[^1]: A note with \`code\` and a [link](https://example.org).

    - and
    - a list
[^2]: Another.
[^3]: Nobody names this one.
`

describe('Markdown from real life', () => {
  test('a README keeps its alerts, details, tables and notes', () =>
    expect(blocks(readme)).toEqual([
      'heading("Gull")',
      'image',
      'callout(paragraph("Back up first."), paragraph("Then upgrade."))',
      'toggle(paragraph("Options"), table(tableRow(tableHeader(paragraph("Name")), tableHeader(paragraph("Default"))), tableRow(tableCell(paragraph(code("port"))), tableCell(paragraph("4000")))))',
      'paragraph("The proof", footnote("See ", italic("Euclid"), ", book IX."), " is short.")',
    ]))

  test('a vault keeps its callouts, and a price is no formula', () =>
    expect(blocks(vault)).toEqual([
      'callout(paragraph("Weather"), paragraph("Fog, then ", bold("more fog"), "."))',
      'callout(paragraph("Nobody came."))',
      'taskList(taskItem(paragraph("oil")), taskItem(paragraph("rope")))',
      'paragraph("H", strike("2"), "O costs $5, and ", inlineMath, " costs nothing.")',
    ]))

  test('a paper keeps formulas, diagrams and every word of its notes', () =>
    expect(blocks(paper)).toEqual([
      'tableOfContents',
      'heading("Method")',
      'codeBlock("\\\\int_0^1 x\\\\,dx = \\\\tfrac12")',
      'paragraph("As shown", footnote("A note with ", code("code"), " and a ", link("link"), ".", hardBreak, "and", hardBreak, "a list"), " and again", footnote("A note with ", code("code"), " and a ", link("link"), ".", hardBreak, "and", hardBreak, "a list"), ", water is H", subscript("2"), "O.")',
      'codeBlock("graph TD; A-->B")',
      'pageBreak',
      'heading("Result")',
      'paragraph("Nothing", footnote("Another."), ".")',
      'paragraph("[^3]: Nobody names this one.")',
    ]))

  test.each([
    ['README', readme],
    ['vault', vault],
    ['paper', paper],
  ])('a %s is the same after going out and coming back', (_, markdown) => {
    const first = fromMarkdown(markdown)
    const written = toMarkdown(first)
    expect(nodeFromJson(fromMarkdown(written)).eq(nodeFromJson(first))).toBe(true)
    expect(toMarkdown(fromMarkdown(written))).toBe(written)
  })
})
