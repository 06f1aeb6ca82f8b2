import type { Check } from '@chapterhouse/shared/admin/house'
import { useQuery } from '@tanstack/react-query'
import { bytesInWords } from '../kernel/bytes.ts'
import { ago } from '../kernel/moment.ts'
import { Line, Lines } from '../ui/lines.tsx'
import { Column, Section } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import styles from './admin.module.css'
import { overviewQuery } from './admin-api.ts'
import { LiveFigures } from './live-figures.tsx'

/** What each check is about. */
const names: Readonly<Record<Check['name'], string>> = {
  api: 'Web server',
  engine: 'Live rooms',
  database: 'Database',
  disk: 'Disk',
  mail: 'Mail',
  jobs: 'Work by the clock',
  migrations: 'Version of the database',
  backup: 'Last backup',
}

/** Read aloud: the shape of the dot says it to the eye. */
const states: Readonly<Record<Check['state'], string>> = {
  well: 'Well',
  look: 'Look at this',
  bad: 'Needs you now',
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
    title={`${names[check.name]}: ${check.says}`}
    about={check.todo}
  />
)

/** All of it in one sentence. */
const summaryOf = (checks: readonly Check[]): string => {
  const open = checks.filter(({ todo }) => todo !== null).length
  if (open === 0) return 'All is well.'
  return open === 1 ? 'One thing needs a look.' : `${open} things need a look.`
}

/** `/admin`: how the house is, and what it does right now. */
export const OverviewScreen = () => {
  const overview = useQuery(overviewQuery)
  const { checks, api } = overview.data ?? {}
  return (
    <Column title="This house" about={checks ? summaryOf(checks) : null}>
      <Unloaded query={overview} />
      {overview.isPending ? <Skeleton label="Looking how the house is" lines={6} /> : null}
      <Lines label="Health">
        {checks?.map((check) => (
          <CheckLine key={check.name} check={check} />
        ))}
      </Lines>
      <Section
        title="Right now"
        about={
          api
            ? `Web server: ${bytesInWords(api.memoryBytes)} of memory, started ${ago(api.startedAt)}.`
            : null
        }
      >
        <LiveFigures />
      </Section>
    </Column>
  )
}
