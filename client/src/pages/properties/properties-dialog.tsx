import type { Page } from '@chapterhouse/shared/pages/contract'
import { useQuery } from '@tanstack/react-query'
import { t } from '../../messages/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/field.tsx'
import { useChangePage } from '../api.ts'
import { ReferenceLines } from '../references/reference-lines.tsx'
import { backlinksQuery } from '../references/references-api.ts'
import { FactsList } from './facts-list.tsx'
import { languageChoices } from './languages.ts'
import styles from './properties.module.css'
import { PropertyList } from './property-list.tsx'

interface PropertiesDialogProps {
  readonly page: Page
  readonly onClose: () => void
}

/** Chosen for everybody: it is about the text and not about the reader. */
const Language = ({ page }: { readonly page: Page }) => {
  const change = useChangePage()
  const chosen = change.isPending ? change.variables.language : page.language
  return (
    <div className={styles.language}>
      <Select
        label={t('Language of the page')}
        value={chosen ?? ''}
        disabled={!page.can.describe}
        choices={languageChoices(page.language)}
        onChange={(event) =>
          change.mutate({ pageId: page.id, language: event.currentTarget.value || null })
        }
      />
      <p>{t('For the browser’s spelling, and for the direction in which it is written.')}</p>
    </div>
  )
}

/** The same pages as below the text: for who opens the page's facts in the middle of it. */
const LinkedFrom = ({ page }: Pick<PropertiesDialogProps, 'page'>) => {
  const { data: references = [] } = useQuery(backlinksQuery(page.id))
  if (references.length === 0) return null
  return (
    <>
      <h3>{t('Linked from')}</h3>
      <ReferenceLines references={references} within={page.projectId} />
    </>
  )
}

/** What is known of a page beside its text, and what is said of it. */
export const PropertiesDialog = ({ page, onClose }: PropertiesDialogProps) => (
  <Dialog title={t('Properties')} onClose={onClose}>
    <div className={styles.body}>
      <FactsList page={page} />
      <h3>{t('Language')}</h3>
      <Language page={page} />
      <h3>{t('Noted about it')}</h3>
      <PropertyList page={page} />
      <LinkedFrom page={page} />
    </div>
  </Dialog>
)
