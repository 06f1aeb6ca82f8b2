import type { Check } from '@chapterhouse/shared/admin/house'
import { useQuery } from '@tanstack/react-query'
import { bytesInWords } from '../kernel/bytes.ts'
import { ago } from '../kernel/moment.ts'
import { t, tn, told } from '../messages/t.ts'
import { Line, Lines } from '../ui/lines.tsx'
import { Column, Section } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import styles from './admin.module.css'
import { overviewQuery } from './admin-api.ts'
import { LiveFigures } from './live-figures.tsx'

/** What each check is about. */
const names: Readonly<Record<Check['name'], string>> = {
  api: t('Web server'),
  engine: t('Live rooms'),
  database: t('Database'),
  disk: t('Disk'),
  mail: t('Mail'),
  jobs: t('Work by the clock'),
  migrations: t('Version of the database'),
  backup: t('Last backup'),
}

/** Read aloud: the shape of the dot says it to the eye. */
const states: Readonly<Record<Check['state'], string>> = {
  well: t('Well'),
  look: t('Look at this'),
  bad: t('Needs you now'),
}

/** How one thing is; what to do below, where there is something. */
const CheckLine = ({ check }: { readonly check: Check }) => (
  <Line
    before={
      <span
        className={styles.dot}
        data-state={check.state}
        role="img"
        aria-label={states[check.state]}
      />
    }
    title={`${names[check.name]}: ${told(check.says)}`}
    about={check.todo && told(check.todo)}
  />
)

/** All of it in one sentence. */
const summaryOf = (checks: readonly Check[]): string => {
  const open = checks.filter(({ todo }) => todo !== null).length
  if (open === 0) return t('All is well.')
  return tn(open, ['One thing needs a look.', '{n} things need a look.'])
}

/** `/admin`: how the house is, and what it does right now. */
export const OverviewScreen = () => {
  const overview = useQuery(overviewQuery)
  const { checks, api } = overview.data ?? {}
  return (
    <Column title={t('This house')} about={checks ? summaryOf(checks) : null}>
      <Unloaded query={overview} />
      {overview.isPending ? <Skeleton label={t('Looking how the house is')} lines={6} /> : null}
      <Lines label={t('Health')}>
        {checks?.map((check) => (
          <CheckLine key={check.name} check={check} />
        ))}
      </Lines>
      <Section
        title={t('Right now')}
        about={
          api
            ? t('Web server: {size} of memory, started {when}.', {
                size: bytesInWords(api.memoryBytes),
                when: ago(api.startedAt),
              })
            : null
        }
      >
        <LiveFigures />
      </Section>
    </Column>
  )
}
