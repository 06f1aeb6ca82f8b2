import type { DrawnLanguage } from '@chapterhouse/shared/editor/blocks/code-block'
import { t } from '../../messages/t.ts'
import { element } from './element.ts'

/** What a source looks like, or why it cannot be drawn. */
export type Drawn =
  | { readonly kind: 'drawn'; readonly picture: HTMLElement }
  | { readonly kind: 'failed'; readonly why: string }

const failed = (error: unknown): Drawn => {
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'failed', why: message.split('\n')[0]?.slice(0, 200) ?? '' }
}

/** Signs a formula may expand to; a short one can be written that expands without end. */
const mostSigns = 1_000

/** A formula as MathML, which browsers set and screen readers read. Loaded with the first formula. */
export const drawFormula = async (latex: string, displayMode: boolean): Promise<Drawn> => {
  const { default: temml } = await import('temml')
  const picture = element('span', { class: 'formula' })
  try {
    temml.render(latex, picture, {
      displayMode,
      trust: false,
      throwOnError: true,
      maxExpand: mostSigns,
      maxSize: [20, 20],
    })
    return { kind: 'drawn', picture }
  } catch (error) {
    return failed(error)
  }
}

let drawings = 0

/** A diagram as a picture: markup of a diagram never becomes part of the page. */
const drawDiagram = async (source: string): Promise<Drawn> => {
  const { default: mermaid } = await import('mermaid')
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const chosen = document.documentElement.dataset.theme
  const theme = chosen === 'dark' || (chosen !== 'light' && dark) ? 'dark' : 'neutral'
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme,
    htmlLabels: false,
    fontFamily: 'system-ui, sans-serif',
  })
  drawings += 1
  try {
    const { svg } = await mermaid.render(`diagram-${drawings}`, source)
    return { kind: 'drawn', picture: pictureOf(svg, source) }
  } catch (error) {
    return failed(error)
  }
}

/** An image runs no script and loads nothing, whatever stands in it. */
const pictureOf = (svg: string, source: string): HTMLElement => {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  const img = element('img', {
    src: url,
    alt: t('Diagram: {source}', { source: source.slice(0, 500) }),
  })
  const free = () => URL.revokeObjectURL(url)
  img.addEventListener('load', free, { once: true })
  img.addEventListener('error', free, { once: true })
  const [, , width] = /viewBox="(\S+ \S+) (\S+)/.exec(svg) ?? []
  if (width) img.style.width = `${Math.ceil(Number(width))}px`
  return img
}

/** Draws the source of a block. Rejects when the program for it cannot be loaded, as off line. */
export const draw = (language: DrawnLanguage, source: string): Promise<Drawn> =>
  language === 'math' ? drawFormula(source, true) : drawDiagram(source)
