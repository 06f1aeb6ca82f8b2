import { type Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Insertable } from './insertable.ts'
import { insertables, isOffered } from './insertables.ts'
import { type Found, matching } from './slash-filter.ts'
import { slashListId, slashOptionId } from './slash-list.tsx'
import { SlashPopup } from './slash-popup.tsx'
import { nextSlash, type Slash } from './slash-state.ts'

/** A menu may offer less than everything, as in a comment. */
export interface SlashOptions {
  /** What is offered; everything unless told. */
  readonly items: readonly Insertable[]
}

const key = new PluginKey<Slash | null>('slash')

/** What an open menu shows now; null while it is closed or nothing matches. */
export const slashShown = (editor: Editor, items = insertables): (Found & Slash) | null => {
  const slash = key.getState(editor.state)
  if (!slash || !editor.isEditable) return null
  const offered = items.filter((one) => isOffered(editor, one))
  const found = matching(offered, slash.query)
  return found.flat.length > 0 ? { ...slash, ...found } : null
}

/** Puts the chosen thing in the place of the slash and what was typed after it. */
const choose = (editor: Editor, { from, query }: Slash, one: Insertable): void => {
  const range = { from, to: from + 1 + query.length }
  one.run(editor.chain().focus().deleteRange(range)).run()
}

const close = (editor: Editor): void => {
  editor.view.dispatch(editor.state.tr.setMeta(key, 'close'))
}

const highlight = (editor: Editor, at: number): void => {
  editor.view.dispatch(editor.state.tr.setMeta(key, at))
}

const onKey = (editor: Editor, items: readonly Insertable[], pressed: string): boolean => {
  const shown = slashShown(editor, items)
  if (!shown) return false
  const count = shown.flat.length
  const at = Math.min(shown.at, count - 1)
  const chosen = shown.flat[at]
  if (pressed === 'ArrowDown') highlight(editor, (at + 1) % count)
  else if (pressed === 'ArrowUp') highlight(editor, (at - 1 + count) % count)
  else if (pressed === 'Escape') close(editor)
  else if ((pressed === 'Enter' || pressed === 'Tab') && chosen) choose(editor, shown, chosen)
  else return false
  return true
}

const slashPlugin = (editor: Editor, { items }: SlashOptions) =>
  new Plugin<Slash | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, slash) => nextSlash(tr, slash, tr.getMeta(key)),
    },
    view: () => {
      const popup = new SlashPopup(editor, {
        choose: (one) => {
          const slash = key.getState(editor.state)
          if (slash) choose(editor, slash, one)
        },
        highlight: (at) => highlight(editor, at),
      })
      return {
        update: () => popup.show(slashShown(editor, items)),
        destroy: () => popup.remove(),
      }
    },
    props: {
      handleKeyDown: (_, event) =>
        !event.isComposing &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey &&
        !event.shiftKey &&
        onKey(editor, items, event.key),
      handleDOMEvents: {
        blur: () => {
          if (key.getState(editor.state)) close(editor)
          return false
        },
      },
      attributes: (): Record<string, string> => {
        const shown = slashShown(editor, items)
        const active = shown?.flat[Math.min(shown.at, shown.flat.length - 1)]
        if (!active) return {}
        return {
          'aria-haspopup': 'listbox',
          'aria-controls': slashListId,
          'aria-activedescendant': slashOptionId(active.id),
        }
      },
    },
  })

/**
 * A slash at the start of a block or after a space opens the list of everything that can be
 * inserted. Own plugin rather than TipTap's suggestion: that one also opens when the caret walks
 * into an old slash, reopens after Escape when somebody else types, and answers one tick late.
 */
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
      return [slashPlugin(this.editor, this.options)]
    },
  })
