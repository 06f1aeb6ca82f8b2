import {
  IconAt,
  IconCalendarEvent,
  IconFileSymlink,
  IconMath,
  IconMoodSmile,
  IconSuperscript,
} from '@tabler/icons-react'
import type { ChainedCommands } from '@tiptap/core'
import { t } from '../../messages/t.ts'
import { today } from '../nodes/today.ts'
import { groups, type Insertable } from './insertable.ts'

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
    title: t('Footnote'),
    group: groups.line,
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
    title: t('Formula in the line'),
    group: groups.line,
    keywords: ['math', 'latex', 'inline', 'equation'],
    typed: '$$x$$',
    icon: IconMath,
    turns: false,
    here: () => false,
    run: (chain) => chain.insertFormula(),
  },
  {
    id: 'mention',
    title: t('Person'),
    group: groups.line,
    keywords: ['mention', 'people', 'member', 'at'],
    typed: '@',
    icon: IconAt,
    turns: false,
    here: () => false,
    run: typing('@'),
  },
  {
    id: 'page-link',
    title: t('Link to a page'),
    group: groups.line,
    keywords: ['page', 'wiki', 'backlink', 'internal'],
    typed: '[[',
    icon: IconFileSymlink,
    turns: false,
    here: () => false,
    run: typing('[['),
  },
  {
    id: 'date',
    title: t('Date of today'),
    group: groups.line,
    keywords: ['day', 'today', 'calendar', 'time', 'when'],
    icon: IconCalendarEvent,
    turns: false,
    here: () => false,
    run: (chain) => chain.insertContent([{ type: 'date', attrs: { day: today() } }]),
  },
  {
    id: 'emoji',
    title: t('Emoji'),
    group: groups.line,
    keywords: ['smiley', 'icon', 'symbol', 'face'],
    typed: ':',
    icon: IconMoodSmile,
    turns: false,
    here: () => false,
    run: typing(':'),
  },
]
