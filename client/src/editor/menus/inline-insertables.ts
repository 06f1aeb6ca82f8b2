import {
  IconAt,
  IconCalendarEvent,
  IconFileSymlink,
  IconMath,
  IconMoodSmile,
  IconSuperscript,
} from '@tabler/icons-react'
import type { ChainedCommands } from '@tiptap/core'
import { today } from '../nodes/today.ts'
import type { Insertable } from './insertable.ts'

/** Types the sign that opens a list of its own. */
const typing = (sign: string) => (chain: ChainedCommands) =>
  chain.command(({ tr, dispatch }) => {
    if (dispatch) tr.insertText(sign).setMeta('opens', sign)
    return true
  })

/** What stands among words. */
export const inlineInsertables: readonly Insertable[] = [
  {
    id: 'footnote',
    title: 'Footnote',
    group: 'In the line',
    keywords: ['note', 'reference', 'source', 'endnote', 'fn'],
    shortcut: 'Mod-Alt-n',
    typed: '^[note]',
    icon: IconSuperscript,
    turns: false,
    here: () => false,
    run: (chain) => chain.insertFootnote(),
  },
  {
    id: 'inline-formula',
    title: 'Formula in the line',
    group: 'In the line',
    keywords: ['math', 'latex', 'inline', 'equation'],
    typed: '$$x$$',
    icon: IconMath,
    turns: false,
    here: () => false,
    run: (chain) => chain.insertFormula(),
  },
  {
    id: 'mention',
    title: 'Person',
    group: 'In the line',
    keywords: ['mention', 'people', 'member', 'at'],
    typed: '@',
    icon: IconAt,
    turns: false,
    here: () => false,
    run: typing('@'),
  },
  {
    id: 'page-link',
    title: 'Link to a page',
    group: 'In the line',
    keywords: ['page', 'wiki', 'backlink', 'internal'],
    typed: '[[',
    icon: IconFileSymlink,
    turns: false,
    here: () => false,
    run: typing('[['),
  },
  {
    id: 'date',
    title: 'Date of today',
    group: 'In the line',
    keywords: ['day', 'today', 'calendar', 'time', 'when'],
    icon: IconCalendarEvent,
    turns: false,
    here: () => false,
    run: (chain) => chain.insertContent([{ type: 'date', attrs: { day: today() } }]),
  },
  {
    id: 'emoji',
    title: 'Emoji',
    group: 'In the line',
    keywords: ['smiley', 'icon', 'symbol', 'face'],
    typed: ':',
    icon: IconMoodSmile,
    turns: false,
    here: () => false,
    run: typing(':'),
  },
]
