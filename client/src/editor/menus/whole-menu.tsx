import {
  type CalloutKind,
  calloutKinds,
  calloutNames,
} from '@chapterhouse/shared/editor/blocks/callout'
import {
  type Icon,
  IconAlertTriangle,
  IconBulb,
  IconColumnInsertRight,
  IconColumnRemove,
  IconFold,
  IconInfoCircle,
  IconMessageReport,
  IconMinus,
  IconOctagon,
  IconPlus,
} from '@tabler/icons-react'
import type { CommandProps, Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Bar, BarGap } from './bar.tsx'
import { Floating } from './floating.tsx'
import { tableAround } from './table.ts'
import { ToolButton } from './tool-button.tsx'
import { useCalm } from './use-calm.ts'
import {
  addColumn,
  calloutKindHere,
  removeColumn,
  unwrap,
  type WholeName,
  wholeAround,
  widenColumn,
} from './whole.ts'

const kindIcons: Readonly<Record<CalloutKind, Icon>> = {
  note: IconInfoCircle,
  tip: IconBulb,
  important: IconMessageReport,
  warning: IconAlertTriangle,
  caution: IconOctagon,
}

interface Tool {
  readonly title: string
  readonly icon: Icon
  readonly command: (props: CommandProps) => boolean
}

/** What can be done to the column with the caret. */
const columnTools: readonly Tool[] = [
  { title: 'Add a column', icon: IconColumnInsertRight, command: addColumn },
  { title: 'Narrower', icon: IconMinus, command: widenColumn(-1) },
  { title: 'Wider', icon: IconPlus, command: widenColumn(1) },
  { title: 'Remove the column, keep its text', icon: IconColumnRemove, command: removeColumn },
]

const run = (editor: Editor, command: Tool['command']) => () =>
  void editor.chain().focus().command(command).run()

const CalloutTools = ({ editor }: { readonly editor: Editor }) => {
  const kind = useEditorState({ editor, selector: () => calloutKindHere(editor.state) })
  const choose = (next: CalloutKind) => () =>
    void editor.chain().focus().updateAttributes('callout', { kind: next }).run()
  return calloutKinds.map((one) => (
    <ToolButton
      key={one}
      label={calloutNames[one]}
      icon={kindIcons[one]}
      pressed={one === kind}
      onClick={choose(one)}
    />
  ))
}

const ColumnTools = ({ editor }: { readonly editor: Editor }) =>
  columnTools.map(({ title, icon, command }) => (
    <ToolButton key={title} label={title} icon={icon} onClick={run(editor, command)} />
  ))

const labels: Readonly<Record<WholeName, string>> = {
  callout: 'Callout',
  columns: 'Columns',
  toggle: 'Toggle',
}

const rectOf = (editor: Editor): DOMRect | null => {
  const whole = wholeAround(editor.state)
  const dom = whole && editor.view.nodeDOM(whole.at)
  return dom instanceof HTMLElement ? dom.getBoundingClientRect() : null
}

/** The controls of the callout, columns or toggle that the caret is in. */
export const WholeMenu = ({ editor }: { readonly editor: Editor }) => {
  const name = useEditorState({
    editor,
    // a table inside has controls of its own, which stand in the same place
    selector: () =>
      editor.isEditable && !tableAround(editor.state)
        ? (wholeAround(editor.state)?.name ?? null)
        : null,
  })
  const isCalm = useCalm(editor)
  if (!name || !isCalm) return null
  return (
    <Floating editor={editor} rect={() => rectOf(editor)} placement="top-start" docks>
      <Bar editor={editor} label={labels[name]}>
        {name === 'callout' ? <CalloutTools editor={editor} /> : null}
        {name === 'columns' ? <ColumnTools editor={editor} /> : null}
        {name === 'toggle' ? null : <BarGap />}
        <ToolButton
          label={`No ${labels[name].toLowerCase()}, keep the text`}
          icon={IconFold}
          onClick={run(editor, unwrap)}
        />
      </Bar>
    </Floating>
  )
}
