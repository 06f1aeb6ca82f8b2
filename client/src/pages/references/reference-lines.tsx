import type { Reference } from '@chapterhouse/shared/pages/references'
import { ago, exactly } from '../../kernel/moment.ts'
import { Line, Lines } from '../../ui/lines.tsx'
import { useLiveTitles } from '../live-title.ts'
import { PageIcon } from '../look/page-icon.tsx'
import { titleOf } from '../title.ts'
import styles from './references.module.css'

interface ReferenceLinesProps {
  readonly references: readonly Reference[]
  /** The project one is in anyway, whose name says nothing new. */
  readonly within?: Reference['projectId'] | null
}

const withIds = (references: readonly Reference[]) =>
  references.map((reference) => ({ ...reference, id: reference.pageId }))

/** Pages that name something, each with the words in which it does. */
export const ReferenceLines = ({ references, within = null }: ReferenceLinesProps) => {
  const live = useLiveTitles(withIds(references))
  return (
    <Lines>
      {live.map((one) => (
        <Line
          key={one.id}
          to={`/p/${one.id}`}
          title={
            <span className={styles.title}>
              <PageIcon icon={one.icon} />
              {titleOf(one)}
            </span>
          }
          about={
            <span className={styles.excerpt}>
              {one.projectId === within ? '' : `${one.projectTitle} · `}
              {one.excerpt}
            </span>
          }
          acts={
            <time className={styles.time} dateTime={one.at} title={exactly(one.at)}>
              {ago(one.at)}
            </time>
          }
        />
      ))}
    </Lines>
  )
}
