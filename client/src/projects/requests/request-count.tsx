import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { useQuery } from '@tanstack/react-query'
import { t } from '../../messages/t.ts'
import { requestsQuery } from '../api.ts'
import styles from './requests.module.css'

/** How many wait, beside the button that leads to them. */
export const RequestCount = ({ projectId }: { readonly projectId: ProjectId }) => {
  const count = useQuery(requestsQuery(projectId)).data?.items.length ?? 0
  if (count === 0) return null
  return (
    <span className={styles.count}>
      {count}
      <span className="unseen"> {t('waiting for access')}</span>
    </span>
  )
}
