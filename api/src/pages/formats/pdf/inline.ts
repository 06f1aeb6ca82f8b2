import { childrenOf, type DocMark, type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { byType } from '../by-type.ts'
import { readFormula } from '../math/math-tree.ts'
import { toTypstMath, typstString } from '../math/to-typst.ts'
import { groundColor, letterColor } from '../palette.ts'
import { dateOf, hrefOf, mentionOf, pageLinkOf, type Setting, say } from '../setting.ts'
import { labelOf } from '../walk.ts'

/** Several pieces of code as one content. */
export const joined = (pieces: readonly string[]): string => {
  const written = pieces.filter(Boolean)
  return written.length > 0 ? `{${written.join(';')}}` : '[]'
}

const linked = (href: string | null, code: string): string =>
  href === null ? code : `link(${typstString(href)}, ${code})`

const plainMarks: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'emph',
  underline: 'underline',
  strike: 'strike',
  subscript: 'sub',
  superscript: 'super',
}

const marked = (code: string, mark: DocMark, setting: Setting): string => {
  if (mark.type === 'link') return linked(hrefOf(mark, setting), code)
  if (mark.type === 'highlight') {
    return `highlight(fill: rgb("${groundColor(mark.attrs?.color)}"), ${code})`
  }
  if (mark.type === 'textColor') {
    const color = letterColor(mark.attrs?.color)
    return color ? `text(fill: rgb("${color}"), ${code})` : code
  }
  const name = byType(plainMarks, mark.type)
  return name ? `${name}(${code})` : code
}

const words = (node: DocNode): string => {
  const text = typstString(node.text ?? '')
  return node.marks?.some(({ type }) => type === 'code') ? `raw(${text})` : text
}

const formula = (node: DocNode, setting: Setting): string => {
  const latex = textAttr(node, 'latex') ?? ''
  const math = readFormula(latex, false)
  if (math) return `$${toTypstMath(math)}$`
  say(setting, 'A formula that could not be set is shown as its source.')
  return `raw(${typstString(latex)})`
}

const pageLink = (node: DocNode, setting: Setting): string => {
  const { words: title, href } = pageLinkOf(node, setting)
  return linked(href, typstString(title))
}

const writers: Readonly<Record<string, (node: DocNode, setting: Setting) => string>> = {
  hardBreak: () => 'linebreak()',
  footnote: (node, setting) => `footnote(${inlineCode(node, setting)})`,
  inlineMath: formula,
  mention: (node) => `mention(${typstString(mentionOf(node))})`,
  pageLink,
  date: (node, setting) => typstString(dateOf(node, setting)),
}

const writeInline = (node: DocNode, setting: Setting): string => {
  const own = (): string => {
    if (node.text !== undefined) return words(node)
    const write = byType(writers, node.type)
    if (write) return write(node, setting)
    return childrenOf(node).length > 0
      ? inlineCode(node, setting)
      : typstString(labelOf(node) ?? '')
  }
  return (node.marks ?? []).toReversed().reduce((code, mark) => marked(code, mark, setting), own())
}

/** The line inside a block, as one piece of code. */
export const inlineCode = (node: DocNode, setting: Setting): string =>
  joined(childrenOf(node).map((child) => writeInline(child, setting)))

/** Nodes of a line that stand without a block of their own. */
export const lineCode = (nodes: readonly DocNode[], setting: Setting): string =>
  joined(nodes.map((node) => writeInline(node, setting)))
