import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { ShelfLine } from '@chapterhouse/shared/pages/shelf'
import { useQuery } from '@tanstack/react-query'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { NavLink } from 'react-router'
import { t } from '../../messages/t.ts'
import { useLiveTitles } from '../live-title.ts'
import { PageIcon } from '../look/page-icon.tsx'
import { titleOf } from '../title.ts'
import styles from './shelf.module.css'
import { shelfQuery, usePutFavourite } from './shelf-api.ts'

/** After which other a favourite stands one step up or down; undefined where there is no step. */
export const stepTo = (
  lines: readonly ShelfLine[],
  id: PageId,
  key: string,
): PageId | null | undefined => {
  const at = lines.findIndex((line) => line.id === id)
  if (key === 'ArrowUp') return at > 0 ? (lines[at - 2]?.id ?? null) : undefined
  return key === 'ArrowDown' ? lines[at + 1]?.id : undefined
}

/** Dragging within the list; what is let go on stands above what was in hand. */
const useOrder = (lines: readonly ShelfLine[]) => {
  const put = usePutFavourite()
  const [dragged, setDragged] = useState<PageId | null>(null)
  const [over, setOver] = useState<PageId | null>(null)
  const putAfter = (id: PageId, afterId: PageId | null) => {
    const line = lines.find((one) => one.id === id)
    if (line && id !== afterId) put.mutate({ line, afterId })
  }
  const end = () => {
    setDragged(null)
    setOver(null)
  }
  const drag = (id: PageId) => ({
    draggable: true,
    'data-over': over === id || undefined,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', id)
      setDragged(id)
    },
    onDragOver: (event: DragEvent) => {
      if (dragged === null || dragged === id) return
      event.preventDefault()
      setOver(id)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      if (dragged) putAfter(dragged, id)
      end()
    },
    onDragEnd: end,
  })
  const onKey = (event: KeyboardEvent, id: PageId) => {
    const afterId = event.altKey ? stepTo(lines, id, event.key) : undefined
    if (afterId === undefined) return
    event.preventDefault()
    putAfter(id, afterId)
  }
  return { drag, onKey }
}

/** The pages one marked, of whatever project, in one's own order. Nothing while there are none. */
export const Favourites = () => {
  const shelf = useQuery(shelfQuery)
  const lines = useLiveTitles(shelf.data?.favourites)
  const { drag, onKey } = useOrder(lines)
  if (lines.length === 0) return null
  return (
    <section className={styles.favourites} aria-labelledby="favourites">
      <h2 id="favourites">{t('Favourites')}</h2>
      <ul className={styles.list} aria-describedby="favourites-keys">
        {lines.map((line) => (
          <li key={line.id} {...drag(line.id)}>
            <NavLink
              to={`/p/${line.id}`}
              className={styles.line ?? ''}
              draggable={false}
              title={line.projectTitle}
              onKeyDown={(event) => onKey(event, line.id)}
            >
              <PageIcon icon={line.icon} />
              <span>{titleOf(line)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
      <p id="favourites-keys" hidden>
        {t('Alt and an arrow key moves a favourite up or down.')}
      </p>
    </section>
  )
}
