import { expect, it } from 'vitest'
import type { Drawn } from '../../editor/nodes/draw.ts'
import { drawSources } from './draw-sources.ts'

const drawFormula = async (words: string): Promise<Drawn> => {
  const picture = Object.assign(document.createElement('b'), { id: words })
  return words === 'no' ? { kind: 'failed', why: '' } : { kind: 'drawn', picture }
}
const draw = (_: string, words: string) => drawFormula(words)

const drawn = async (html: string): Promise<HTMLElement> => {
  const text = document.createElement('article')
  text.innerHTML = html
  await drawSources(text, { drawFormula, draw })
  return text
}

it('formulas and diagrams of an old version are drawn, as the schema or the HTML writes them', async () => {
  const text = await drawn(
    '<p>a <code data-math="">x</code></p><pre data-drawn="math"><code>y</code></pre><pre><code class="language-mermaid">z</code></pre>',
  )
  expect(text.innerHTML).toBe('<p>a <b id="x"></b></p><b id="y"></b><b id="z"></b>')
})

it('what cannot be drawn, and what is only code, stays as it was written', async () => {
  const html =
    '<pre data-drawn="math"><code>no</code></pre><pre><code class="language-css">x</code></pre><code>y</code>'
  expect((await drawn(html)).innerHTML).toBe(html)
})
