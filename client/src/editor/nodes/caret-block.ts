import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** Marks the code block that the caret is in: its source and its controls are shown then. */
export const caretBlock = () =>
  new Plugin({
    key: new PluginKey('caretBlock'),
    props: {
      decorations: ({ doc, selection: { $from, $to } }) => {
        if ($from.parent.type.name !== 'codeBlock' || !$from.sameParent($to)) return null
        const here = Decoration.node($from.before(), $from.after(), { class: 'has-caret' })
        return DecorationSet.create(doc, [here])
      },
    },
  })
