import { tag } from '@chapterhouse/shared/editor/html/tag'
import type { Looks } from './looks.ts'
import { foot, sheet } from './sheet.ts'

const words = {
  404: ['There is nothing here', 'Perhaps the address is not quite right.'],
  410: ['This is no longer public', 'Who published it has taken it back.'],
} as const

export type Absence = keyof typeof words

/** What stands where there is nothing, or nothing any more. */
export const absentPage = (status: Absence, looks: Looks): string => {
  const [title, more] = words[status]
  const main = tag('main', tag('header', tag('h1', title) + tag('p', more, { class: 'lead' })))
  return sheet({ title, description: '', canonical: null, looks, body: `${main}\n${foot()}` })
}
