import { Extension } from '@tiptap/core'
import { TableView } from '@tiptap/extension-table'
import { columnResizing } from '@tiptap/pm/tables'

/** Pixels of a column at the least. */
const narrowest = 48

/** Columns that are drawn wider and narrower at their edge. */
export const TableResize = Extension.create({
  name: 'tableResize',
  addProseMirrorPlugins: () => [
    columnResizing({ handleWidth: 5, cellMinWidth: narrowest, View: TableView }),
  ],
})
