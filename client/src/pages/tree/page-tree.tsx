import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { PageLine } from '@chapterhouse/shared/pages/contract'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { t } from '../../messages/t.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { pagesQuery } from '../api.ts'
import { useLiveTitles } from '../live-title.ts'
import { useNewPage } from '../new-page.ts'
import { RecentMenu } from '../shelf/recent-menu.tsx'
import { BulkBar, useTrashChosen } from './bulk-bar.tsx'
import { grow, rowsOf } from './grow.ts'
import styles from './page-tree.module.css'
import { TreeRow } from './tree-row.tsx'
import { useChosen } from './use-chosen.ts'
import { useClosed } from './use-closed.ts'
import { useTreeActs } from './use-tree-acts.ts'
import { useTreeDrag } from './use-tree-drag.ts'
import { useTreeKeys } from './use-tree-keys.ts'

interface TreeProps {
  readonly project: Project
  readonly lines: readonly PageLine[]
  readonly current: PageId | null
}

/** Read aloud with the tree; the menus show the same keys to the eye. */
const keysHelp = t(
  'Arrow keys move, Enter opens, F2 renames, Delete moves to the trash, Alt and an arrow key moves the page, Shift and F10 opens its menu. Control and Space chooses several pages, Shift and an arrow more of them.',
)

/** The tree itself: rows, and one row's worth of tab stop. */
const Tree = ({ project, lines, current }: TreeProps) => {
  const { closed, toggle } = useClosed(project.id, lines, current)
  const rows = useMemo(() => rowsOf(grow(lines), closed), [lines, closed])
  const acts = useTreeActs(project, lines)
  const chosen = useChosen(rows)
  const trash = useTrashChosen(lines, chosen)
  const keys = useTreeKeys({ rows, closed, toggle, acts, current, chosen, trash })
  const drag = useTreeDrag(lines, acts.moveTo)
  return (
    <>
      {project.can.write ? <BulkBar lines={lines} chosen={chosen} /> : null}
      <div
        className={styles.tree}
        role="tree"
        aria-label={t('Pages')}
        aria-multiselectable={project.can.write}
        aria-describedby="tree-keys"
      >
        {rows.map((row) => (
          <TreeRow
            key={row.line.id}
            row={row}
            closed={closed.has(row.line.id)}
            onToggle={toggle}
            acts={acts}
            current={row.line.id === current}
            focusable={row.line.id === keys.focused}
            onKey={keys.onKey}
            onFocus={keys.setFocused}
            chosen={project.can.write ? chosen : null}
            drag={project.can.write ? drag : null}
          />
        ))}
      </div>
      <p id="tree-keys" hidden>
        {keysHelp}
      </p>
    </>
  )
}

interface PageTreeProps {
  readonly project: Project
  readonly current: PageId | null
}

/** The pages of a project as a tree to go through, to order and to add to. */
export const PageTree = ({ project, current }: PageTreeProps) => {
  const pages = useQuery(pagesQuery(project.id))
  const lines = useLiveTitles(pages.data)
  const newPage = useNewPage(project.id)
  return (
    <div>
      <div className={styles.head}>
        <h2>{t('Pages')}</h2>
        <RecentMenu />
        {project.can.write ? (
          <IconButton
            small
            label={t('New page')}
            icon={<IconPlus size={17} />}
            disabled={newPage.busy}
            onClick={() => newPage.make(null)}
          />
        ) : null}
      </div>
      {pages.isPending ? (
        <div className={styles.waiting}>
          <Skeleton label={t('Loading the pages')} lines={5} />
        </div>
      ) : null}
      <Unloaded query={pages} />
      {pages.data?.length === 0 ? (
        <Empty
          title={t('No pages yet')}
          action={
            project.can.write ? (
              <Button small busy={newPage.busy} onClick={() => newPage.make(null)}>
                {t('New page')}
              </Button>
            ) : null
          }
        />
      ) : null}
      {pages.data ? <Tree project={project} lines={lines} current={current} /> : null}
    </div>
  )
}
