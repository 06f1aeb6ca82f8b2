/** An element of XML that somebody else wrote. */
export interface XmlElement {
  /** With its prefix: `m:oMath`. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** The letters right inside it. */
  readonly text: string
}

interface Open {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  text: string
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const codePoint = (code: number): string =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : '\ufffd'

/** Text of XML as it is meant; what is no entity of XML itself stays as it is written. */
export const decoded = (text: string): string =>
  text.replace(/&(#\d{1,7}|#x[\da-fA-F]{1,6}|\w{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole
    const hex = name.startsWith('#x')
    return codePoint(Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10))
  })

const attributesIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', double, single]) => [name, decoded(double ?? single ?? '')],
    ),
  )

/** Elements in each other; deeper, the rest is left out. */
const deepest = 200

const token = /<(\/?)([\w:.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g

/** Reads a piece of well-formed XML into its elements; a tag that is never closed ends with the piece. */
export const readXml = (xml: string): readonly XmlElement[] => {
  const root: Open = { name: '', attributes: new Map(), children: [], text: '' }
  const open: Open[] = [root]
  for (const [, closes, name = '', rest = '', alone, letters] of xml.matchAll(token)) {
    const inner = open.at(-1) ?? root
    if (letters !== undefined) inner.text += decoded(letters)
    else if (closes) {
      if (open.length > 1 && inner.name === name) open.pop()
    } else if (open.length <= deepest) {
      const element: Open = { name, attributes: attributesIn(rest), children: [], text: '' }
      inner.children.push(element)
      if (!alone) open.push(element)
    }
  }
  return root.children
}
