import type { PageId } from '@chapterhouse/shared/kernel/id'
import { IconChevronRight, IconLock, IconTemplate } from '@tabler/icons-react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { Link } from 'react-router'
import { PageIcon } from '../look/page-icon.tsx'
import { OnlyHere, useSaidOf } from '../made-here/only-here.tsx'
import { titleOf } from '../title.ts'
import type { Row } from './grow.ts'
import styles from './page-tree.module.css'
import { RenameField } from './rename-field.tsx'
import { RowMenu } from './row-menu.tsx'
import type { Chosen } from './use-chosen.ts'
import type { TreeActs } from './use-tree-acts.ts'
import type { TreeDrag } from './use-tree-drag.ts'
import { rowId } from './use-tree-keys.ts'

interface TreeRowProps {
  readonly row: Row
  readonly closed: boolean
  readonly onToggle: (id: PageId) => void
  readonly acts: TreeActs
  readonly current: boolean
  /** One row of the tree is in the tab order; arrows go to the others. */
  readonly focusable: boolean
  readonly onKey: (event: KeyboardEvent, row: Row) => void
  readonly onFocus: (id: PageId) => void
  readonly drag: TreeDrag | null
  /** null for who may do nothing with several pages. */
  readonly chosen: Chosen | null
}

/** For the pointer only: keys fold with the arrows, and readers hear it from the row. */
const Chevron = ({ row, closed, onToggle }: Pick<TreeRowProps, 'row' | 'closed' | 'onToggle'>) =>
  row.hasBelow ? (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      className={styles.chevron}
      data-open={!closed}
      onClick={() => onToggle(row.line.id)}
    >
      <IconChevronRight size={14} stroke={2.2} />
    </button>
  ) : (
    <span className={styles.chevron} />
  )

/** A right click, the menu key and Shift with F10 all arrive as this one event. */
const openMenu = (event: MouseEvent<HTMLElement>) => {
  const button = event.currentTarget.querySelector<HTMLElement>('[data-row-menu]')
  if (!button) return
  event.preventDefault()
  button.click()
}

/** With Ctrl (or Command) a click chooses the page, with Shift all up to it; neither opens it. */
const chooseWith = (chosen: Chosen | null, id: PageId) => (event: MouseEvent) => {
  const one = event.ctrlKey || event.metaKey
  if (!chosen || !(one || event.shiftKey)) return
  event.preventDefault()
  event.stopPropagation()
  if (one) chosen.toggle(id)
  else chosen.reach(id)
}

/** One page in the tree: its title, what is below it, what can be done with it. */
export const TreeRow = (props: TreeRowProps) => {
  const { row, closed, acts, current, focusable, drag, chosen } = props
  const { line } = row
  const renaming = acts.renaming === line.id
  const said = useSaidOf(line.id)
  return (
    <div
      id={rowId(line.id)}
      role="treeitem"
      className={styles.row}
      style={{ paddingInlineStart: `${(row.level - 1) * 0.875}rem` }}
      tabIndex={focusable && !renaming ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.hasBelow ? !closed : undefined}
      aria-selected={chosen?.ids.size ? chosen.ids.has(line.id) : current}
      data-current={current || undefined}
      aria-label={said === null ? titleOf(line) : `${titleOf(line)}. ${said}`}
      data-drop={drag?.spotOn(line.id)}
      data-dragged={drag?.dragged === line.id || undefined}
      onKeyDown={(event) => props.onKey(event, row)}
      onContextMenu={openMenu}
      onClickCapture={chooseWith(chosen, line.id)}
      onFocus={(event) => event.target === event.currentTarget && props.onFocus(line.id)}
      {...(renaming ? {} : drag?.handlers(line.id))}
    >
      <Chevron row={row} closed={closed} onToggle={props.onToggle} />
      {renaming ? (
        <RenameField line={line} acts={acts} />
      ) : (
        <Link
          to={`/p/${line.id}`}
          className={styles.title}
          tabIndex={-1}
          draggable={false}
          aria-current={current ? 'page' : undefined}
        >
          <PageIcon icon={line.icon} />
          {titleOf(line)}
        </Link>
      )}
      <OnlyHere id={line.id} />
      {line.isTemplate ? <IconTemplate className={styles.lock} size={13} /> : null}
      {line.editMode === 'LIVE' ? null : <IconLock className={styles.lock} size={13} />}
      {acts.canWrite && !renaming ? (
        <RowMenu line={line} hasBelow={row.hasBelow} acts={acts} />
      ) : null}
    </div>
  )
}
