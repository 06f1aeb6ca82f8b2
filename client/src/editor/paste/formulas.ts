import { all } from './dom.ts'

/** The LaTeX a formula of the web brings along for who reads it aloud; empty when it brings none. */
const latexOf = (formula: Element): string => {
  const note = formula.querySelector('annotation[encoding*="tex" i]')
  const said =
    formula.getAttribute('alttext') ?? formula.querySelector('math')?.getAttribute('alttext')
  return (note?.textContent ?? said ?? '').trim()
}

/** TeX of Wikipedia and others says in itself how it is drawn. */
const bare = (latex: string): string =>
  latex.replace(/^\{\\(?:displaystyle|textstyle) ?([\s\S]*)\}$/, '$1').trim()

const isShown = (formula: Element): boolean =>
  formula.matches('.katex-display, [display="block"], [display="true"]') ||
  formula.querySelector('[display="block"]') !== null

const shown = (formula: HTMLElement, latex: string): HTMLElement => {
  const code = formula.ownerDocument.createElement('code')
  code.className = 'language-math'
  code.textContent = latex
  const block = formula.ownerDocument.createElement('pre')
  block.append(code)
  return block
}

const inline = (formula: HTMLElement, latex: string): HTMLElement => {
  const code = formula.ownerDocument.createElement('code')
  code.dataset.math = ''
  code.textContent = latex
  return code
}

/** A drawing of a formula is many small boxes that nobody can read; its LaTeX is what was written. */
export const cleanFormulas = (root: HTMLElement): void => {
  for (const formula of all(
    root,
    '.katex-display, .katex, .mwe-math-element, mjx-container, math',
  )) {
    const latex = bare(latexOf(formula))
    // one drawn around another was taken already
    if (latex === '' || !root.contains(formula)) continue
    formula.replaceWith(isShown(formula) ? shown(formula, latex) : inline(formula, latex))
  }
}
