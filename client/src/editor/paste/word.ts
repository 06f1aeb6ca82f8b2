import { all, renamed, saying, styled, unwrap } from './dom.ts'

const isWord = (html: string): boolean =>
  /urn:schemas-microsoft-com:office:word|class="?Mso|mso-list:|<o:p>/i.test(html)

/** Comments, their marks in the text, what was deleted, and what only Word reads. */
const leavings = [
  '.MsoCommentReference, .msocomanchor, .MsoCommentText, .msocomtxt, [style*="mso-element:comment"]',
  'del, xml',
].join(', ')

interface Level {
  readonly id: string
  readonly depth: number
}

/** `mso-list:l0 level2 lfo1`: the list it belongs to, and how deep it is in it. */
const levelOf = (element: Element): Level | null => {
  const found = /^(l\d+) level(\d+)/.exec(styled(element, 'mso-list'))
  return found ? { id: found[1] ?? '', depth: Number(found[2]) } : null
}

const isIgnored = (span: Element): boolean => styled(span, 'mso-list') === 'ignore'

/** Takes the bullet or number that Word wrote before the words; answers it. */
const takeSign = (line: Element): string => {
  const sign = all(line, 'span').find(isIgnored)
  const text = sign ? saying(sign) : ''
  sign?.remove()
  return text
}

const isNumber = (sign: string): boolean => /^\(?(\d+|[a-z]{1,4})[.)]/i.test(sign)

const listFor = (line: Element, sign: string): HTMLElement => {
  const list = line.ownerDocument.createElement(isNumber(sign) ? 'ol' : 'ul')
  const start = Number.parseInt(sign.replace('(', ''), 10)
  if (start > 1) list.setAttribute('start', String(start))
  return list
}

/** Makes lists of lines that only look like items, each below the item it is nested in. */
class Lists {
  #open: HTMLElement[] = []
  #id = ''
  #last: Element | null = null

  add(line: HTMLElement, { id, depth }: Level): void {
    const isNext = this.#last !== null && line.previousElementSibling === this.#last
    if (!isNext || (id !== this.#id && depth === 1)) this.#open = []
    this.#id = id
    const sign = takeSign(line)
    this.#open.length = Math.min(this.#open.length, depth)
    while (this.#open.length < depth) this.#begin(line, sign)
    const item = line.ownerDocument.createElement('li')
    this.#open.at(-1)?.append(item)
    item.append(renamed(line, 'p'))
    this.#last = this.#open[0] ?? null
  }

  #begin(line: Element, sign: string): void {
    const list = listFor(line, sign)
    const outer = this.#open.at(-1)
    if (outer) (outer.lastElementChild ?? outer).append(list)
    else line.before(list)
    this.#open.push(list)
  }
}

const names: readonly (readonly [string, string])[] = [
  ['p.MsoTitle', 'h1'],
  ['p.MsoSubtitle', 'h2'],
  ['p.MsoQuote, p.MsoIntenseQuote', 'blockquote'],
]

/** Notes stand where their number is; Word has them below the text, each with a link back. */
const notes = (root: HTMLElement): void => {
  for (const link of all(root, 'a[href^="#_ftn"], a[href^="#_edn"]')) {
    const id = link.getAttribute('href')?.slice(2) ?? ''
    const body = id.includes('ref') ? null : root.querySelector(`[id="${CSS.escape(id)}"]`)
    if (!body) continue
    for (const back of all(body, 'a[href*="ref"]')) back.remove()
    const note = renamed(link, 'span', { 'data-footnote': '' })
    note.textContent = saying(body)
  }
  const lists = '[style*="mso-element:footnote"], [style*="mso-element:endnote"]'
  for (const list of all(root, lists)) list.remove()
}

/** What Word and its relatives write, as the text it means. Other HTML is left alone. */
export const cleanWord = (root: HTMLElement, html: string): void => {
  if (!isWord(html)) return
  notes(root)
  for (const one of all(root, leavings)) one.remove()
  const lists = new Lists()
  for (const line of all(root, 'p, h1, h2, h3, h4, h5, h6')) {
    const level = levelOf(line)
    if (level) lists.add(line, level)
  }
  for (const [from, to] of names) for (const one of all(root, from)) renamed(one, to)
  // Empty lines are Word's distances between paragraphs.
  for (const line of all(root, 'p')) {
    if (saying(line) === '' && !line.querySelector('img, br, hr')) line.remove()
  }
  // Smart tags and office tags say what a word is; the word stays.
  for (const one of all(root, '*')) if (one.tagName.includes(':')) unwrap(one)
}
