import { type Editor, Extension } from '@tiptap/core'
import { createElement } from 'react'
import { t } from '../../messages/t.ts'
import { type Choice, type Found, grouped } from '../suggest/choice.ts'
import { listPlugin } from '../suggest/list-plugin.ts'
import { matching } from '../suggest/match.ts'
import type { Sign } from '../suggest/sign.ts'
import type { Insertable } from './insertable.ts'
import { insertables, isOffered } from './insertables.ts'
import { keysShown } from './shortcut.ts'

/** A menu may offer less than everything, as in a comment. */
export interface SlashOptions {
  /** What is offered; everything unless told. */
  readonly items: readonly Insertable[]
}

const longest = 30

const slash: Sign = {
  text: '/',
  after: /(^|\s)$/,
  holds: (query) => query.length <= longest && !/^\s|\//.test(query),
}

const choiceOf = (one: Insertable): Choice => {
  const hint = one.typed ?? (one.shortcut ? keysShown(one.shortcut) : undefined)
  return {
    id: one.id,
    title: one.title,
    group: one.group,
    picture: createElement(one.icon, { size: 18, stroke: 1.75, 'aria-hidden': true }),
    ...(hint ? { hint } : {}),
    put: (editor, typed) => one.run(editor.chain().focus().deleteRange(typed)).run(),
  }
}

const find = (editor: Editor, items: readonly Insertable[], query: string): Found<Choice> => {
  const offered = items.filter((one) => isOffered(editor, one))
  return grouped(matching(offered, query).map(choiceOf))
}

/** A slash at the start of a block or after a space opens the list of everything to be inserted. */
export const slashMenu = (options: Partial<SlashOptions> = {}) =>
  Extension.create<SlashOptions>({
    name: 'slashMenu',
    // Before the keymaps of lists and tables, which also want Enter and Tab.
    priority: 1_000,
    addOptions: () => ({ items: insertables, ...options }),
    addKeyboardShortcuts() {
      // TipTap's bold also takes Shift-B and comes before the quote, whose key it is.
      return { 'Mod-Shift-b': () => this.editor.commands.toggleBlockquote() }
    },
    addProseMirrorPlugins() {
      const { editor } = this
      const { items } = this.options
      return [
        listPlugin(editor, {
          name: 'slash',
          label: t('Insert'),
          sign: slash,
          find: (query) => find(editor, items, query),
        }),
      ]
    },
  })
