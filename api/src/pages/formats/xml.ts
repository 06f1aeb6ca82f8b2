// XML 1.0 has no way to write these; a forged update can hold them.
const unwritable = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for XML and HTML alike; what neither can hold becomes U+FFFD. */
export const escapeXml = (text: string): string =>
  text.replace(unwritable, '\ufffd').replace(/[&<>"']/g, (sign) => entities[sign] ?? '')

export type XmlAttributes = Readonly<Record<string, string | number | null>>

const attributesOf = (attributes: XmlAttributes): string =>
  Object.entries(attributes)
    .flatMap(([name, value]) => (value === null ? [] : ` ${name}="${escapeXml(String(value))}"`))
    .join('')

// HTML closes nothing else by a slash: `<p/>` would be a paragraph that goes on.
const closesItself = (name: string): boolean =>
  name.includes(':') || /^(area|br|col|hr|img|input|link|meta|wbr)$/.test(name)

/** An element; attributes that are null are left out. `inner` is XML already. */
export const element = (name: string, attributes: XmlAttributes = {}, inner = ''): string =>
  inner === '' && closesItself(name)
    ? `<${name}${attributesOf(attributes)}/>`
    : `<${name}${attributesOf(attributes)}>${inner}</${name}>`

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'
