import {
  type Icon,
  IconArrowsJoin,
  IconArrowsSplit,
  IconColumnInsertLeft,
  IconColumnInsertRight,
  IconColumnRemove,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconRowRemove,
  IconSortAscending,
  IconSortDescending,
  IconTableColumn,
  IconTableOff,
  IconTableRow,
} from '@tabler/icons-react'
import type { ChainedCommands, Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { mergeCells, splitCell } from '@tiptap/pm/tables'
import { useEditorState } from '@tiptap/react'
import { Fragment } from 'react'
import { t } from '../../messages/t.ts'
import { Bar, BarGap } from './bar.tsx'
import { Floating } from './floating.tsx'
import { room } from './room.ts'
import { headersOn, tableAround } from './table.ts'
import { canSort, sortRows } from './table-sort.ts'
import { ToolButton } from './tool-button.tsx'
import { useCalm } from './use-calm.ts'

type TableAct =
  | 'addRowBefore'
  | 'addRowAfter'
  | 'deleteRow'
  | 'addColumnBefore'
  | 'addColumnAfter'
  | 'deleteColumn'
  | 'toggleHeaderRow'
  | 'toggleHeaderColumn'
  | 'mergeCells'
  | 'splitCell'
  | 'deleteTable'

interface TableTool {
  readonly act: TableAct
  readonly title: string
  readonly icon: Icon
  /** Shown only while it can do something. */
  readonly rare?: boolean
}

const groups: readonly (readonly TableTool[])[] = [
  [
    { act: 'addRowBefore', title: t('Add a row above'), icon: IconRowInsertTop },
    { act: 'addRowAfter', title: t('Add a row below'), icon: IconRowInsertBottom },
    { act: 'deleteRow', title: t('Delete the row'), icon: IconRowRemove },
  ],
  [
    { act: 'addColumnBefore', title: t('Add a column before'), icon: IconColumnInsertLeft },
    { act: 'addColumnAfter', title: t('Add a column after'), icon: IconColumnInsertRight },
    { act: 'deleteColumn', title: t('Delete the column'), icon: IconColumnRemove },
  ],
  [
    { act: 'toggleHeaderRow', title: t('Header row'), icon: IconTableRow },
    { act: 'toggleHeaderColumn', title: t('Header column'), icon: IconTableColumn },
    { act: 'mergeCells', title: t('Merge the cells'), icon: IconArrowsJoin, rare: true },
    { act: 'splitCell', title: t('Split the cell'), icon: IconArrowsSplit, rare: true },
  ],
  [{ act: 'deleteTable', title: t('Delete the table'), icon: IconTableOff }],
]

/** Asked of the state: `editor.can()` builds all commands anew on every key. */
const rareActs = (state: EditorState): TableAct[] => [
  ...(mergeCells(state) ? (['mergeCells'] as const) : []),
  ...(splitCell(state) ? (['splitCell'] as const) : []),
]

const run = (editor: Editor, act: TableAct): void => {
  const chain: ChainedCommands = editor.chain().focus()
  chain[act]().run()
}

/** Of the bar with its distance from the table. */
const barHeight = 52

/** The table around the caret; of one taller than the window the part below where the bar then stands. */
const rectOf = (editor: Editor): DOMRect | null => {
  const table = tableAround(editor.state)
  const element = table && editor.view.nodeDOM(table.pos)
  if (!(element instanceof HTMLElement)) return null
  const rect = element.getBoundingClientRect()
  const { left, top, width, bottom } = rect
  const clear = room()
  const foot = window.innerHeight - clear.bottom
  if (bottom < clear.top || top > foot) return null
  if (top - clear.top > barHeight || foot - bottom > barHeight) return rect
  const from = clear.top + barHeight
  return new DOMRect(left, from, width, Math.max(0, bottom - from))
}

const SortButtons = ({ editor }: { readonly editor: Editor }) => (
  <>
    <BarGap />
    <ToolButton
      label={t('Sort by this column, A to Z')}
      icon={IconSortAscending}
      onClick={() => void editor.chain().focus().command(sortRows('up')).run()}
    />
    <ToolButton
      label={t('Sort by this column, Z to A')}
      icon={IconSortDescending}
      onClick={() => void editor.chain().focus().command(sortRows('down')).run()}
    />
  </>
)

const TableTools = ({ editor }: { readonly editor: Editor }) => {
  const { able, headers, sorts } = useEditorState({
    editor,
    selector: () => ({
      sorts: canSort(editor.state),
      able: rareActs(editor.state),
      headers: headersOn(editor.state),
    }),
  })
  const isShown = ({ act, rare }: TableTool) => !rare || able.some((one) => one === act)
  const pressed = (act: TableAct) => {
    if (act === 'toggleHeaderRow') return { pressed: headers.row }
    return act === 'toggleHeaderColumn' ? { pressed: headers.column } : {}
  }
  return (
    <Bar editor={editor} label={t('Table')}>
      {groups.map((tools, at) => (
        <Fragment key={tools[0]?.act}>
          {at > 0 ? <BarGap /> : null}
          {tools.filter(isShown).map(({ act, title, icon }) => (
            <ToolButton
              key={act}
              label={title}
              icon={icon}
              {...pressed(act)}
              onClick={() => run(editor, act)}
            />
          ))}
        </Fragment>
      ))}
      {sorts ? <SortButtons editor={editor} /> : null}
    </Bar>
  )
}

/** The controls of the table that the caret is in. */
export const TableMenu = ({ editor }: { readonly editor: Editor }) => {
  const isShown = useEditorState({
    editor,
    selector: () => editor.isEditable && tableAround(editor.state) !== null,
  })
  const isCalm = useCalm(editor)
  if (!isShown || !isCalm) return null
  return (
    <Floating editor={editor} rect={() => rectOf(editor)} placement="top-start" docks>
      <TableTools editor={editor} />
    </Floating>
  )
}
