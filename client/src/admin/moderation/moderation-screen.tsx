import type { ModerationCase, QueueView } from '@chapterhouse/shared/admin/moderation'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Lines } from '../../ui/lines.tsx'
import { Column } from '../../ui/screen.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { CaseLine } from './case-line.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import styles from './moderation.module.css'
import { type CaseAct, casesQuery } from './moderation-api.ts'

/** What one looks for, the most urgent first. */
const views: readonly (readonly [QueueView, string])[] = [
  ['open', t('To decide')],
  ['hidden', t('Taken down')],
  ['settled', t('Settled')],
]

/** What is said where there is none of it. */
const nothing: Readonly<Record<QueueView, readonly [title: string, more: string]>> = {
  open: [t('Nothing waits'), t('What somebody reports at the foot of a public page comes here.')],
  hidden: [t('Nothing is taken down'), ''],
  settled: [t('Nothing was decided yet'), ''],
}

/** A decision that is being made. */
interface Chosen {
  readonly one: ModerationCase
  readonly act: CaseAct
}

/** `/admin/moderation`: what the world reported of what is public. */
export const ModerationScreen = () => {
  const [view, setView] = useState<QueueView>('open')
  const [chosen, choose] = useState<Chosen | null>(null)
  const cases = useQuery(casesQuery(view))
  const [title, more] = nothing[view]
  return (
    <Column
      title={t('Moderation')}
      about={t('What readers reported of what is public. Who they are is not known to us either.')}
      acts={views.map(([name, label]) => (
        <Button
          key={name}
          small
          className={styles.view}
          aria-pressed={view === name}
          onClick={() => setView(name)}
        >
          {label}
        </Button>
      ))}
    >
      <Unloaded query={cases} />
      {cases.isPending ? <Skeleton label={t('Loading the reports')} lines={5} /> : null}
      {cases.data?.length === 0 ? <Empty title={title}>{more || null}</Empty> : null}
      <Lines label={t('Reported')}>
        {cases.data?.map((one) => (
          <CaseLine key={one.id} one={one} onAct={(act) => choose({ one, act })} />
        ))}
      </Lines>
      {chosen ? <DecideDialog {...chosen} onClose={() => choose(null)} /> : null}
    </Column>
  )
}
