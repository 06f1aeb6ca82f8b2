import { dayInWords } from '@chapterhouse/shared/editor/inline/date'
import { IconCalendarEvent } from '@tabler/icons-react'
import { type Editor, Extension } from '@tiptap/core'
import { createElement } from 'react'
import { t } from '../../messages/t.ts'
import { type EmojiGroup, loadEmoji } from '../../pages/look/emoji.ts'
import { type Choice, grouped, putNode } from './choice.ts'
import { daysFor, type SpokenDay } from './days.ts'
import { emojiFor } from './emoji-list.ts'
import { type ListPlan, listPlugin } from './list-plugin.ts'
import { newPageChoice } from './new-page-choice.ts'
import { ownPages, pagesFor } from './page-list.ts'
import { peopleFor } from './people-list.ts'
import type { Sign } from './sign.ts'
import type { World } from './world.ts'

/** What the lists offer, and from where. */
export type ListsPlan = Pick<World, 'known' | 'pageId' | 'here' | 'makePage'>

const at: Sign = {
  text: '@',
  after: /(^|[\s([{"'“‘«–—/-])$/,
  holds: (query) => query.length <= 40 && !/^\s|@| {2}/.test(query),
}

const brackets: Sign = {
  text: '[[',
  after: /(^|[^[])$/,
  holds: (query) => query.length <= 120 && !/\]\]|\[/.test(query),
}

// What begins like a smiley or an hour is none of ours.
const colon: Sign = {
  text: ':',
  after: /(^|[\s([{"'“‘«–—-])$/,
  holds: (query) => query === '' || /^\p{L}[\p{L}\p{N}_+-]{0,30}$/u.test(query),
}

/** Pages below people: more of them are behind the brackets. */
const fewPages = 5

const dayChoice = ({ day, said }: SpokenDay): Choice => ({
  id: `day-${day}`,
  title: said,
  group: t('Days'),
  picture: createElement(IconCalendarEvent, { size: 18, stroke: 1.75, 'aria-hidden': true }),
  hint: dayInWords(day, navigator.language),
  put: putNode('date', { day }),
})

const atList = ({ known, pageId, here }: ListsPlan): ListPlan => ({
  name: 'at',
  label: t('People, pages and days'),
  sign: at,
  find: (query) => {
    const people = peopleFor({ members: known.members(), here: here(), query })
    const pages = pagesFor({ known, query, own: pageId }).filter(({ group }) => group === ownPages)
    const days = daysFor(query).map(dayChoice)
    return grouped([...people, ...pages.slice(0, fewPages), ...days])
  },
  onOpen: () => {
    known.askPeople()
    known.askPages()
  },
  listen: known.listen,
})

const bracketsList = ({ known, pageId, makePage }: ListsPlan): ListPlan => ({
  name: 'pages',
  label: t('Pages'),
  sign: brackets,
  closing: ']]',
  find: (typed) => {
    const query = typed.replace(/\]$/, '')
    const pages = pagesFor({ known, query, own: pageId })
    const isThere = pages.some(({ title }) => title === query.trim())
    return grouped([...pages, ...(makePage && !isThere ? newPageChoice(query, makePage) : [])])
  },
  onOpen: known.askPages,
  listen: known.listen,
})

/** The emoji are fetched when somebody first types a colon. */
const emojiList = (): ListPlan => {
  let groups: readonly EmojiGroup[] = []
  const waiting = new Set<() => void>()
  const load = async () => {
    if (groups.length > 0) return
    // Without a line there are none; the words stay as they are.
    groups = await loadEmoji().catch(() => [])
    for (const tell of waiting) tell()
  }
  return {
    name: 'emoji',
    label: t('Emoji'),
    sign: colon,
    closing: ':',
    find: (query) => grouped(emojiFor(groups, query)),
    onOpen: () => void load(),
    listen: (changed) => {
      waiting.add(changed)
      return () => void waiting.delete(changed)
    },
  }
}

const plugins = (editor: Editor, plan: ListsPlan) =>
  [atList(plan), bracketsList(plan), emojiList()].map((list) => listPlugin(editor, list))

/** `@` for people, pages and days, `[[` for pages, `:` for emoji. */
export const suggestLists = (plan: ListsPlan) =>
  Extension.create({
    name: 'suggestLists',
    // Before the keymaps of lists and tables, which also want Enter and Tab.
    priority: 1_000,
    addProseMirrorPlugins() {
      return plugins(this.editor, plan)
    },
  })
