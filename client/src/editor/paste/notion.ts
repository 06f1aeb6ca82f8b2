import { calloutKindOf } from '@chapterhouse/shared/editor/blocks/callout'
import { all, renamed, unwrap } from './dom.ts'

const isNotion = (html: string): boolean => html.includes('<!-- notionvc:')

/** The first letters below an element. */
const firstText = (element: Element): Text | null => {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.textContent?.trim()) return text as Text
  }
  return null
}

/** `[ ] ` and `[x] ` before the words: ticks, as Notion writes them into its lists. */
const ticks = (list: HTMLElement): void => {
  const items = [...list.children].filter((one) => one.tagName === 'LI')
  const signs = items.map((item) => /^\s*\[([ x])\] /i.exec(firstText(item)?.data ?? ''))
  if (items.length === 0 || !signs.every(Boolean)) return
  for (const [index, item] of items.entries()) {
    const [sign = '', tick = ''] = signs[index] ?? []
    firstText(item)?.replaceData(0, sign.length, '')
    const attributes = { 'data-type': 'taskItem', 'data-checked': String(/x/i.test(tick)) }
    renamed(item, 'li', attributes)
  }
  renamed(list, 'ul', { 'data-type': 'taskList' })
}

/** What Notion writes: callouts that begin with their sign, and ticks that are letters. */
export const cleanNotion = (root: HTMLElement, html: string): void => {
  if (!isNotion(html)) return
  for (const list of all(root, 'ul')) ticks(list)
  for (const box of all(root, 'aside')) {
    const sign = firstText(box)
    const [letters = ''] = /^\s*\p{RGI_Emoji}\s*/v.exec(sign?.data ?? '') ?? []
    sign?.replaceData(0, letters.length, '')
    box.setAttribute('data-callout', kinds[letters.trim()] ?? calloutKindOf(null))
  }
  for (const drawn of all(root, 'figure.equation, .equation-container')) unwrap(drawn)
}

const kinds: Readonly<Record<string, string>> = {
  '💡': 'tip',
  '⚠️': 'warning',
  '🚨': 'caution',
  '❗': 'important',
  '❗️': 'important',
}
