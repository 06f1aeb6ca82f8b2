import type { Page } from '@chapterhouse/shared/pages/contract'
import { useQuery } from '@tanstack/react-query'
import { t } from '../../messages/t.ts'
import { ReferenceLines } from './reference-lines.tsx'
import styles from './references.module.css'
import { backlinksQuery } from './references-api.ts'

/** Below a page: who links to it. Where nobody does there is nothing to see, and nothing to do. */
export const Backlinks = ({ page }: { readonly page: Page }) => {
  const { data: references = [] } = useQuery(backlinksQuery(page.id))
  if (references.length === 0) return null
  return (
    <section className={styles.backlinks} aria-labelledby="backlinks">
      <h2 id="backlinks" className={styles.heading}>
        {t('Linked from')}
      </h2>
      <ReferenceLines references={references} within={page.projectId} />
    </section>
  )
}
