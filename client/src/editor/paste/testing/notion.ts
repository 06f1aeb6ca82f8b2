/** What Notion puts on the clipboard: HTML made of its Markdown. */
const page = (body: string): string =>
  `<meta charset='utf-8'><html><head></head><body><!--StartFragment-->${body}<!-- notionvc: 6f0a4c1e-4b7e-4f0c-9a36-8c5ad4a1b7d0 --><!--EndFragment--></body></html>`

export const words = page(`<h1>Salt</h1>
<p>Some <strong>bold</strong> and <code>code</code>.</p>
<ul>
<li>one
<ul>
<li>two</li>
</ul>
</li>
</ul>
<hr>`)

export const ticks = page(`<ul>
<li>[x] done</li>
<li>[ ] to do</li>
</ul>`)

export const halfTicks = page('<ul><li>[x] done</li><li>nothing</li></ul>')

export const callout = page('<aside>\n⚠️ Mind the <strong>step</strong>.\n\n</aside>')
