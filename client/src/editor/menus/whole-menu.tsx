import { type CalloutKind, calloutKinds } from '@chapterhouse/shared/editor/blocks/callout'
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
import { t } from '../../messages/t.ts'
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

const kindNames: Readonly<Record<CalloutKind, string>> = {
  note: t('Note'),
  tip: t('Tip'),
  important: t('Important'),
  warning: t('Warning'),
  caution: t('Caution'),
}

interface Tool {
  readonly title: string
  readonly icon: Icon
  readonly command: (props: CommandProps) => boolean
}

/** What can be done to the column with the caret. */
const columnTools: readonly Tool[] = [
  { title: t('Add a column'), icon: IconColumnInsertRight, command: addColumn },
  { title: t('Narrower'), icon: IconMinus, command: widenColumn(-1) },
  { title: t('Wider'), icon: IconPlus, command: widenColumn(1) },
  { title: t('Remove the column, keep its text'), icon: IconColumnRemove, command: removeColumn },
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
      label={kindNames[one]}
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
  callout: t('Callout'),
  columns: t('Columns'),
  toggle: t('Toggle'),
}

const unwraps: Readonly<Record<WholeName, string>> = {
  callout: t('No callout, keep the text'),
  columns: t('No columns, keep the text'),
  toggle: t('No toggle, keep the text'),
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
        <ToolButton label={unwraps[name]} icon={IconFold} onClick={run(editor, unwrap)} />
      </Bar>
    </Floating>
  )
}
