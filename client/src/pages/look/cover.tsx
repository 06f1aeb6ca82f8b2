import type { AssetId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import type { PageCover } from '@chapterhouse/shared/pages/looks'
import { type KeyboardEvent, useState } from 'react'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { useChangePage } from '../api.ts'
import styles from './page-head.module.css'
import { usePickCover } from './page-head.tsx'

/** It says nothing that the title does not: readers aloud pass it over. */
const Picture = ({ url, position }: PageCover) => (
  <img className={styles.picture} src={url} alt="" style={{ objectPosition: `50% ${position}%` }} />
)

// It takes the place of the button that was pressed.
const focus = (input: HTMLInputElement | null) => input?.focus()

/** Where the picture stands while it is being moved; nothing is sent before `onKeep`. */
interface PlacingProps {
  readonly position: number
  readonly onMove: (position: number) => void
  readonly onKeep: () => void
  readonly onGiveUp: () => void
}

/** A slider for what of the picture is seen; the keys of a slider work, and Escape gives up. */
const Placing = ({ position, onMove, onKeep, onGiveUp }: PlacingProps) => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onGiveUp()
    if (event.key === 'Enter') onKeep()
  }
  return (
    <div className={styles.placing}>
      <input
        type="range"
        min={0}
        max={100}
        aria-label={t('Which part of the picture is seen')}
        value={position}
        ref={focus}
        onChange={(event) => onMove(event.currentTarget.valueAsNumber)}
        onKeyDown={onKeyDown}
      />
      <Button small onClick={onKeep}>
        {t('Keep')}
      </Button>
    </div>
  )
}

// The address of an upload ends with its id.
const assetOf = ({ url }: PageCover) => url.slice(url.lastIndexOf('/') + 1) as AssetId

/** The picture above the page, and for who may what can be done with it. */
export const Cover = ({ page }: { readonly page: Page }) => {
  const change = useChangePage()
  const { field, pick, busy } = usePickCover(page)
  const [moved, setMoved] = useState<number | null>(null)
  const { id: pageId, cover, can } = page
  if (!cover) return null
  const shown = { ...cover, position: moved ?? cover.position }
  const keep = () => {
    const position = moved ?? cover.position
    change.mutate(
      { pageId, cover: { assetId: assetOf(cover), position } },
      { onSettled: () => setMoved(null) },
    )
  }
  const acts = (
    <div className={styles.acts}>
      <Button small busy={busy} onClick={pick}>
        {t('Change')}
      </Button>
      <Button small onClick={() => setMoved(cover.position)}>
        {t('Reposition')}
      </Button>
      <Button small onClick={() => change.mutate({ pageId, cover: null })}>
        {t('Remove')}
      </Button>
      {field}
    </div>
  )
  const placing = moved !== null && (
    <Placing position={moved} onMove={setMoved} onKeep={keep} onGiveUp={() => setMoved(null)} />
  )
  return (
    <div className={styles.cover}>
      <Picture {...shown} />
      {can.describe ? placing || acts : null}
    </div>
  )
}
