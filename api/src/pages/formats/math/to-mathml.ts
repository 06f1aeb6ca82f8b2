import { element, escapeXml } from '../xml.ts'
import type { MathNode } from './math-tree.ts'

const write = (node: MathNode): string =>
  element(node.name, node.attributes, escapeXml(node.text) + node.children.map(write).join(''))

/** MathML for web pages and e-books; `alt` is the source for readers that know no MathML. */
export const toMathml = (math: MathNode, alt: string): string => {
  const display = math.attributes.display === 'block' ? 'block' : null
  const attributes = { xmlns: 'http://www.w3.org/1998/Math/MathML', display, alttext: alt }
  return element('math', attributes, math.children.map(write).join(''))
}
