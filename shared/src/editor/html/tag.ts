const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

export type Attributes = Readonly<Record<string, string | number | boolean | null>>

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([key, value]) => {
      if (value === null || value === false) return ''
      return value === true ? ` ${key}` : ` ${key}="${escapeHtml(String(value))}"`
    })
    .join('')

/** An element; attributes that are null are left out. `inner` is HTML already. */
export const tag = (name: string, inner: string, attributes: Attributes = {}): string =>
  `<${name}${written(attributes)}>${inner}</${name}>`

/** An element that holds nothing. */
export const voidTag = (name: string, attributes: Attributes = {}): string =>
  `<${name}${written(attributes)}>`
