import { Table } from '@tiptap/extension-table'
import { TableCell } from '@tiptap/extension-table/cell'
import { TableHeader } from '@tiptap/extension-table/header'
import { TableRow } from '@tiptap/extension-table/row'
import { integer, oneOf, orNull, widths } from '../attribute.ts'

const align = orNull(oneOf('left', 'center', 'right'))
/** A forged span of a billion columns would hang every reader's tab. */
const span = integer(1, 64)

const cellAttributes = (inherited: Record<string, object> | undefined) => ({
  colspan: { ...inherited?.colspan, default: 1, validate: span },
  rowspan: { ...inherited?.rowspan, default: 1, validate: span },
  colwidth: { ...inherited?.colwidth, default: null, validate: orNull(widths) },
  align: { ...inherited?.align, default: null, validate: align },
})

export const tables = [
  Table.configure({ renderWrapper: true }),
  TableRow,
  TableHeader.extend({
    addAttributes() {
      return cellAttributes(this.parent?.())
    },
  }),
  TableCell.extend({
    addAttributes() {
      return cellAttributes(this.parent?.())
    },
  }),
]
