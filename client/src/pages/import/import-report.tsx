import { count } from '../../kernel/count.ts'
import { locale } from '../../messages/language.ts'
import { t, told } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './import-report.module.css'

/** What became of one file. */
export interface Brought {
  readonly name: string
  /** "1,204 words and 3 pictures": what came in. */
  readonly sum: string
  readonly remarks: readonly string[]
}

/** Counts as a person lists them: "2 pages and 3 pictures". */
export const sumOf = (parts: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)

/** "3 pictures", or nothing when there are none. */
export const picturesIn = (pictures: number): string[] =>
  pictures > 0 ? [count.pictures(pictures)] : []

interface ImportReportProps {
  readonly files: readonly Brought[]
  readonly onClose: () => void
}

/** What came in and what was simplified: nothing is left out without a word. */
export const ImportReport = ({ files, onClose }: ImportReportProps) => (
  <Dialog title={t('What came in')} onClose={onClose}>
    <div className={styles.body}>
      {files.map(({ name, sum, remarks }) => (
        <section key={name}>
          <h3>{name}</h3>
          <p className={styles.sum}>{sum}</p>
          {remarks.length > 0 ? (
            <ul>
              {remarks.map((remark) => (
                <li key={remark}>{told(remark)}</li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
      {/* What is safe, where something was left out. */}
      <p className={styles.safe}>{t('The file on your disk is as it was.')}</p>
      <Button tone="accent" autoFocus onClick={onClose}>
        {t('Good')}
      </Button>
    </div>
  </Dialog>
)
