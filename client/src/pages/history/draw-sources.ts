import { drawnLanguageOf } from '@chapterhouse/shared/editor/blocks/code-block'
import { type Drawn, draw, drawFormula } from '../../editor/nodes/draw.ts'

/** What a block of code is written in, as the schema or the HTML of a page says it. */
const languageOf = (block: Element): string =>
  block.getAttribute('data-drawn') ??
  block.querySelector('code')?.className.replace('language-', '') ??
  ''

/** What draws a formula in a line, and a block. */
const painter = { drawFormula, draw }

const drawing = (source: Element, by: typeof painter): Promise<Drawn> | null => {
  const words = source.textContent ?? ''
  if (source.matches('code')) return by.drawFormula(words, false)
  const language = drawnLanguageOf(languageOf(source))
  return language ? by.draw(language, words) : null
}

/** Puts formulas and diagrams in the place of their sources; what cannot be drawn stays a source. */
export const drawSources = async (text: Element, by = painter): Promise<void> => {
  for (const source of text.querySelectorAll('code[data-math], pre')) {
    const drawn = await drawing(source, by)?.catch(() => null)
    if (drawn?.kind === 'drawn') source.replaceWith(drawn.picture)
  }
}
