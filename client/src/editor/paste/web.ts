import { all, renamed, saying, styled, unwrap, wrapContent } from './dom.ts'

/** What is around a text on the web, and what never is text. */
const junk = [
  'script, style, noscript, template, object, embed, applet, iframe, frame, svg, math > annotation',
  'canvas, button, select, textarea, dialog, input:not([type="checkbox"]), meta, link, title, base',
  'nav:not([data-contents]), [role="navigation"], [role="banner"], [role="contentinfo"]',
  '[role="search"], [role="menu"], [role="menubar"], [role="toolbar"], [role="dialog"]',
  '[hidden], [aria-hidden="true"], .sr-only, .visually-hidden, .mw-editsection',
].join(', ')

const unseen = /(?:^|;)\s*(?:display:\s*none|visibility:\s*hidden|mso-hide:\s*all)/i

const isUnseen = (element: Element): boolean => unseen.test(element.getAttribute('style') ?? '')

/** A picture of one dot tells somebody that it was looked at. */
const isDot = (image: Element): boolean =>
  Number(image.getAttribute('width') ?? 9) <= 1 || Number(image.getAttribute('height') ?? 9) <= 1

const isSign = (image: Element): boolean =>
  image.matches('.emoji, .emojione, [data-emoji], [data-stringify-type="emoji"]')

const caption = (figure: HTMLElement): void => {
  const image = figure.querySelector('img')
  const words = figure.querySelector('figcaption')
  if (!image || !words || figure.querySelectorAll('img').length > 1) return
  image.setAttribute('title', saying(words).slice(0, 500))
  words.remove()
}

const isTick = (item: Element): HTMLInputElement | null =>
  item.querySelector<HTMLInputElement>(
    ':scope > input[type="checkbox"], :scope > label > input[type="checkbox"], :scope > p > input[type="checkbox"]',
  )

/** Lists of ticks, as every program draws them, become lists of tasks. */
const tasks = (list: HTMLElement): void => {
  const items = [...list.children].filter((one) => one.tagName === 'LI')
  const isTask = (item: Element) => isTick(item) || item.getAttribute('role') === 'checkbox'
  if (items.length === 0 || !items.every(isTask)) return
  for (const item of items) {
    const tick = isTick(item)
    const isDone = tick?.hasAttribute('checked') || item.getAttribute('aria-checked') === 'true'
    if (item.getAttribute('role') === 'checkbox') item.querySelector(':scope > img')?.remove()
    tick?.remove()
    renamed(item, 'li', { 'data-type': 'taskItem', 'data-checked': String(isDone) })
  }
  renamed(list, 'ul', { 'data-type': 'taskList' })
}

/** Words raised, lowered or painted by style alone get the element that means it. */
const marks = (element: HTMLElement): void => {
  const place = styled(element, 'vertical-align')
  if (place === 'super') wrapContent(element, 'sup')
  else if (place === 'sub') wrapContent(element, 'sub')
  const ground = styled(element, 'background(?:-color)?') || styled(element, 'mso-highlight')
  if (/yellow|#ff0\b|#ffff00|rgb\(255, ?255, ?0\)/.test(ground)) wrapContent(element, 'mark')
}

/** A list right inside a list belongs to the item before it. */
const nest = (list: HTMLElement): void => {
  const before = list.previousElementSibling
  if (before?.tagName === 'LI') before.append(list)
}

/** Elements that the parser of pages takes for parts of a line, though they hold blocks. */
const bringDown = (root: HTMLElement): void => {
  for (const one of all(root, '*')) {
    const isOdd = one.tagName === 'MAIN' || one.tagName === 'CENTER' || one.tagName.includes('-')
    if (!isOdd) continue
    if (one.querySelector('p, div, ul, ol, table, h1, h2, h3, h4, h5, h6')) renamed(one, 'div')
    else unwrap(one)
  }
}

/** Where lines begin anyway, and how wide a column was in another window, is no wish of anybody. */
const tables = (root: HTMLElement): void => {
  for (const one of all(root, 'colgroup, col')) one.remove()
  for (const cell of all(root, 'td, th')) {
    cell.removeAttribute('width')
    const side = styled(cell, 'text-align') || cell.getAttribute('align') || ''
    cell.removeAttribute('align')
    cell.removeAttribute('style')
    if (/^(right|center)$/i.test(side)) cell.style.textAlign = side.toLowerCase()
  }
}

/** What any web page needs before it is read as a text. */
export const cleanWeb = (root: HTMLElement): void => {
  for (const one of all(root, junk)) one.remove()
  for (const one of all(root, '[style]')) if (isUnseen(one)) one.remove()
  for (const image of all(root, 'img')) {
    if (isSign(image)) image.replaceWith(image.getAttribute('alt') ?? '')
    else if (isDot(image)) image.remove()
  }
  bringDown(root)
  tables(root)
  for (const figure of all(root, 'figure')) caption(figure)
  for (const list of all(root, ':is(ul, ol) > :is(ul, ol)')) nest(list)
  for (const list of all(root, 'ul:not([data-type])')) tasks(list)
  for (const input of all(root, 'input')) input.remove()
  for (const span of all(root, 'span[style]')) marks(span)
  // The line under an address is the address, not a wish to underline.
  for (const inner of all(root, 'a [style*="underline"], a[style*="underline"]')) {
    inner.removeAttribute('style')
  }
  for (const inner of all(root, 'a u')) inner.replaceWith(...inner.childNodes)
}
