import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { TaskRefusal } from '../../workshop/task-refusal.ts'

/** An element of HTML, as far as a reader of text cares. */
export interface HtmlElement {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly style: ReadonlyMap<string, string>
  readonly children: readonly HtmlPart[]
}
export type HtmlPart = HtmlElement | string

/** Letters of one file; elements in it; and how deep they may lie in each other. */
const mostLetters = 20 * 1024 * 1024
const mostElements = 400_000
const deepest = 250

type Rules = ReadonlyMap<string, ReadonlyMap<string, string>>

const declarations = (text: string): Map<string, string> => {
  const found = new Map<string, string>()
  for (const line of text.split(';')) {
    const at = line.indexOf(':')
    if (at > 0)
      found.set(
        line.slice(0, at).trim().toLowerCase(),
        line
          .slice(at + 1)
          .trim()
          .toLowerCase(),
      )
  }
  return found
}

/** Rules of single classes, which is how office programs write bold and italic. */
const classRules = (css: string): Rules => {
  const rules = new Map<string, ReadonlyMap<string, string>>()
  for (const [, name = '', body = ''] of css
    .slice(0, 500_000)
    .matchAll(/\.([\w-]{1,80})\s*\{([^{}]{0,2000})\}/g)) {
    rules.set(name, new Map([...(rules.get(name) ?? []), ...declarations(body)]))
  }
  return rules
}

const isElement = (node: Tree.Node): node is Tree.Element => 'tagName' in node
const isText = (node: Tree.Node): node is Tree.TextNode => node.nodeName === '#text'

/** Nothing of these is text of the page. */
const silent = new Set([
  ...['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'title'],
  ...['head', 'link', 'meta', 'base', 'select', 'button', 'textarea', 'canvas', 'audio', 'video'],
])

const styleSheets = (document: Tree.Document): string => {
  const sheets: string[] = []
  const waiting: Tree.Node[] = [document]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isElement(node) && node.tagName === 'style') sheets.push(textIn(node))
    if ('childNodes' in node) waiting.push(...node.childNodes)
  }
  return sheets.join('\n')
}

const textIn = (node: Tree.ParentNode): string =>
  node.childNodes.map((child) => (isText(child) ? child.value : '')).join('')

interface Reading {
  readonly rules: Rules
  elements: number
}

const readElement = (node: Tree.Element, depth: number, reading: Reading): HtmlPart[] => {
  if (silent.has(node.tagName)) return []
  reading.elements += 1
  if (reading.elements > mostElements) {
    throw new TaskRefusal('too_large', 'The file has more parts than a page can hold')
  }
  const children = readNodes(node.childNodes, depth + 1, reading)
  // Deeper than any page, the words stay and the boxes around them go.
  if (depth > deepest) return children
  const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
  const classes = (attributes.get('class') ?? '').split(/\s+/)
  const style = new Map([
    ...classes.flatMap((name) => [...(reading.rules.get(name) ?? [])]),
    ...declarations(attributes.get('style') ?? ''),
  ])
  return [{ tag: node.tagName, attributes, style, children }]
}

const readNodes = (
  nodes: readonly Tree.ChildNode[],
  depth: number,
  reading: Reading,
): HtmlPart[] => {
  if (depth > 500) throw new TaskRefusal('unreadable', 'It is nested too deeply')
  return nodes.flatMap((node): HtmlPart[] => {
    if (isText(node)) return [node.value]
    return isElement(node) ? readElement(node, depth, reading) : []
  })
}

/** The title in the head of a page; null when it has none. */
const titleOf = (document: Tree.Document): string | null => {
  const html = document.childNodes.find(isElement)
  const head = html?.childNodes.find((node) => isElement(node) && node.tagName === 'head')
  if (!head || !isElement(head)) return null
  const title = head.childNodes.find((node) => isElement(node) && node.tagName === 'title')
  const text = title && isElement(title) ? textIn(title).replace(/\s+/g, ' ').trim() : ''
  return text || null
}

/** Reads HTML as a browser does, without what runs or loads. */
export const readTree = (html: string): { title: string | null; parts: readonly HtmlPart[] } => {
  if (html.length > mostLetters) throw new TaskRefusal('too_large', 'The file is larger than 20 MB')
  const document = parse(html)
  const reading = { rules: classRules(styleSheets(document)), elements: 0 }
  return { title: titleOf(document), parts: readNodes(document.childNodes, 0, reading) }
}

export const isPart = (part: HtmlPart, ...tags: readonly string[]): part is HtmlElement =>
  typeof part !== 'string' && tags.includes(part.tag)

/** All letters below a part. */
export const lettersOf = (part: HtmlPart): string =>
  typeof part === 'string' ? part : part.children.map(lettersOf).join('')

/** The element and all below it, in reading order. */
export function* elementsOf(parts: readonly HtmlPart[]): Generator<HtmlElement> {
  for (const part of parts) {
    if (typeof part === 'string') continue
    yield part
    yield* elementsOf(part.children)
  }
}
