import { type Pace, paceBetween } from '@chapterhouse/shared/admin/figures'
import type { EngineFigures } from '@chapterhouse/shared/admin/house'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { bytesInWords } from '../kernel/bytes.ts'
import { t } from '../messages/t.ts'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './admin.module.css'
import { engineQuery } from './admin-api.ts'

/** What happened since the look before; null until there were two. */
const usePace = (figures: EngineFigures | null | undefined): Pace | null => {
  const before = useRef<EngineFigures | null>(null)
  const [pace, setPace] = useState<Pace | null>(null)
  useEffect(() => {
    if (figures && before.current) setPace(paceBetween(before.current, figures))
    before.current = figures ?? null
  }, [figures])
  return pace
}

/** A dash where nothing was written: no number is better than 0. */
const milliseconds = (seconds: number | null | undefined): string =>
  seconds == null ? '–' : `${Math.round(seconds * 1000)} ms`

/** Names and values in the order they are looked at. */
const valuesOf = (figures: EngineFigures, pace: Pace | null) => [
  [t('Rooms open'), figures.rooms],
  [t('People connected'), figures.sockets],
  [t('Edits a second'), pace ? pace.editsPerSecond.toFixed(1) : '–'],
  [t('Saved within, half'), milliseconds(pace?.p50)],
  [t('Saved within, 19 of 20'), milliseconds(pace?.p95)],
  [t('Waiting to be saved'), figures.waiting],
  [t('Memory'), bytesInWords(figures.memoryBytes)],
]

/** What the live rooms do, anew every two seconds. */
export const LiveFigures = () => {
  const engine = useQuery(engineQuery)
  const pace = usePace(engine.data)
  if (engine.isPending) return <Skeleton label={t('Asking the live rooms')} lines={2} />
  if (!engine.data) {
    return (
      <Notice tone="warn" title={t('The live rooms do not answer')}>
        {t(
          'Nothing that was saved is lost. What people type stays on their devices until they do.',
        )}
      </Notice>
    )
  }
  return (
    <dl className={styles.figures}>
      {valuesOf(engine.data, pace).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
