import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ago, exactly } from '../../kernel/moment.ts'
import { t } from '../../messages/t.ts'
import { Section } from '../../ui/screen.tsx'
import { useLiveTitles } from '../live-title.ts'
import { PageIcon } from '../look/page-icon.tsx'
import { titleOf } from '../title.ts'
import styles from './shelf.module.css'
import { shelfQuery } from './shelf-api.ts'

/** Two rows of three: what one is likely to go on with. */
const most = 6

/** The pages one opened last, of all projects, on the first screen. */
export const RecentSection = () => {
  const shelf = useQuery(shelfQuery)
  const lines = useLiveTitles(shelf.data?.visits)
  if (lines.length === 0) return null
  return (
    <Section title={t('Go on writing')}>
      <ul className={styles.cards}>
        {lines.slice(0, most).map((line) => (
          <li key={line.id}>
            <Link to={`/p/${line.id}`} className={styles.card}>
              <span className={styles.cardTitle}>
                <PageIcon icon={line.icon} />
                {titleOf(line)}
              </span>
              <span className={styles.cardAbout}>
                {line.projectTitle} ·{' '}
                <time dateTime={line.at} title={exactly(line.at)}>
                  {ago(line.at)}
                </time>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
