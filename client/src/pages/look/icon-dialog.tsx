import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { type Emoji, findEmoji, loadEmoji } from './emoji.ts'
import { gridStep } from './grid-step.ts'
import styles from './icon-dialog.module.css'

// Not among the kept answers: the worker keeps the script it comes from.
const emojiQuery = {
  queryKey: ['emoji'],
  queryFn: loadEmoji,
  staleTime: Number.POSITIVE_INFINITY,
  meta: { kept: false },
} as const

/** `onChoose` with null takes the icon away. */
interface IconDialogProps {
  readonly icon: string | null
  readonly onChoose: (icon: string | null) => void
  readonly onClose: () => void
}

interface GridProps {
  readonly label: string
  readonly emoji: readonly Emoji[]
  readonly onChoose: (icon: string) => void
}

/** One group; the browser draws those that are far away later. */
const Grid = ({ label, emoji, onChoose }: GridProps) => (
  <section className={styles.group} aria-label={label}>
    <h3 className={styles.name}>{label}</h3>
    <div className={styles.grid}>
      {emoji.map(({ emoji: sign, name }) => (
        <button
          key={sign}
          type="button"
          className={styles.emoji}
          title={name}
          aria-label={name}
          data-emoji=""
          onClick={() => onChoose(sign)}
        >
          {sign}
        </button>
      ))}
    </div>
  </section>
)

/** Arrows go through all emoji as they lie; from the first row up is the search again. */
const useArrows = () => {
  const box = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const all = [...(box.current?.querySelectorAll<HTMLElement>('[data-emoji]') ?? [])]
    const next = gridStep(all, event.target as HTMLElement, event.key)
    if (next === undefined) return
    event.preventDefault()
    ;(next ?? search.current)?.focus()
  }
  return { box, search, onKeyDown }
}

/** Any emoji, found by its words; Enter takes the first. */
export const IconDialog = ({ icon, onChoose, onClose }: IconDialogProps) => {
  const all = useQuery(emojiQuery)
  const [words, setWords] = useState('')
  const { box, search, onKeyDown } = useArrows()
  const groups = all.data ?? []
  const found = words.trim() ? findEmoji(groups, words) : null
  const shown = found ? [{ name: t('Found'), emoji: found }] : groups
  return (
    <Dialog title={t('Icon of the page')} onClose={onClose}>
      <fieldset aria-label={t('Emoji')} className={styles.body} onKeyDown={onKeyDown}>
        <div className={styles.head}>
          <input
            ref={search}
            type="search"
            className={styles.search}
            aria-label={t('Search for an emoji')}
            placeholder={t('Search: sea, letter, happy…')}
            value={words}
            autoFocus
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              const first = found?.[0]
              if (event.key === 'Enter' && first) onChoose(first.emoji)
            }}
          />
          {icon ? <Button onClick={() => onChoose(null)}>{t('Remove')}</Button> : null}
        </div>
        <Unloaded query={all} />
        {all.isPending ? <Skeleton label={t('Loading the emoji')} lines={6} /> : null}
        <div className={styles.all} ref={box}>
          {shown.map(({ name, emoji }) => (
            <Grid key={name} label={name} emoji={emoji} onChoose={onChoose} />
          ))}
          {found?.length === 0 ? (
            <p className={styles.none}>{t('No emoji is called that.')}</p>
          ) : null}
        </div>
      </fieldset>
    </Dialog>
  )
}
