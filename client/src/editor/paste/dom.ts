/** All elements below this one that match, as a list that does not change while one works on it. */
export const all = (root: ParentNode, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
]

const patterns = new Map<string, RegExp>()

const patternOf = (property: string): RegExp => {
  const known = patterns.get(property) ?? new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`, 'i')
  patterns.set(property, known)
  return known
}

/** One property of an element's own style as it is written; empty without one. */
export const styled = (element: Element, property: string): string => {
  const found = patternOf(property).exec(element.getAttribute('style') ?? '')
  return found?.[1]?.trim().toLowerCase() ?? ''
}

/** Leaves the content of an element in its place. */
export const unwrap = (element: Element): void => element.replaceWith(...element.childNodes)

/** Puts a new element around all an element holds. */
export const wrapContent = (element: Element, name: string): void => {
  const wrapper = element.ownerDocument.createElement(name)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

/** The same element under another name, with its content and the attributes given. */
export const renamed = (
  element: Element,
  name: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement => {
  const other = element.ownerDocument.createElement(name)
  for (const [key, value] of Object.entries(attributes)) other.setAttribute(key, value)
  other.append(...element.childNodes)
  element.replaceWith(other)
  return other
}

/** What an element says, blanks of all kinds as one, none at its ends. */
export const saying = (element: Element): string =>
  (element.textContent ?? '').replace(/[\s\u00a0\u200b]+/g, ' ').trim()
