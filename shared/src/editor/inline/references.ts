import type { DocNode } from '../node.ts'
import { textAttr } from '../node.ts'
import { dayInWords, dayOf } from './date.ts'
import { uuidOf } from './mention.ts'

/** An inline node as a link of Markdown: an address no reader follows, and words any reader can read. */
export interface Reference {
  readonly url: string
  readonly label: string
}

const schemes = { pageLink: 'page', mention: 'person' } as const

/** The link that stands for a page link, a mention or a date; null if the node is none, or forged. */
export const referenceOf = (node: DocNode): Reference | null => {
  if (node.type === 'date') {
    const day = dayOf(textAttr(node, 'day'))
    return day === null ? null : { url: `date:${day}`, label: dayInWords(day) }
  }
  if (node.type !== 'pageLink' && node.type !== 'mention') return null
  const id = uuidOf(textAttr(node, 'id'))
  const name = textAttr(node, 'label') ?? ''
  const label = node.type === 'mention' ? `@${name}` : name
  return id === null ? null : { url: `${schemes[node.type]}:${id}`, label }
}

/** The node a link stands for, or null if it is a link. */
export const nodeOfReference = ({ url, label }: Reference): DocNode | null => {
  const [scheme, target] = url.split(':', 2)
  if (scheme === 'date') {
    const day = dayOf(target)
    return day === null ? null : { type: 'date', attrs: { day } }
  }
  const id = uuidOf(target)
  if (id === null || (scheme !== 'page' && scheme !== 'person')) return null
  if (scheme === 'page') return { type: 'pageLink', attrs: { id, label: label.slice(0, 200) } }
  return { type: 'mention', attrs: { id, label: label.replace(/^@/, '').slice(0, 200) } }
}
