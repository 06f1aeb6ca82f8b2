import type { Page } from '@chapterhouse/shared/pages/contract'
import { IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t, told } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { titleOf } from '../title.ts'
import { type Export, exportFormats, type Saved, useClipboard, useExport } from './export.ts'
import styles from './export-dialog.module.css'

/** What is in the downloads now, and what did not go over as it was. */
const Report = ({ saved }: { readonly saved: Saved }) => (
  <div className={styles.report} role="status">
    <Notice title={t('“{name}” is in your downloads', { name: saved.name })}>
      {saved.remarks.length === 0
        ? t('Everything went over as it is.')
        : t('The page itself is as it was.')}
    </Notice>
    {saved.remarks.length > 0 ? (
      <ul className={styles.remarks}>
        {saved.remarks.map((remark) => (
          <li key={remark}>{told(remark)}</li>
        ))}
      </ul>
    ) : null}
  </div>
)

/** One line of the list: a format, and what it is good for. */
interface FormatProps {
  readonly one: Export
  readonly busy: boolean
  readonly onChoose: () => void
}

const Format = ({ one, busy, onChoose }: FormatProps) => (
  <li>
    <button
      type="button"
      className={styles.format}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onChoose}
    >
      <IconDownload size={18} />
      <span className={styles.words}>
        <span className={styles.name}>{one.label}</span>
        <span className={styles.about}>{busy ? t('Being made …') : one.about}</span>
      </span>
      <span className={styles.ending}>.{one.ending}</span>
    </button>
  </li>
)

/** A heading with what belongs to it. */
const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles.section}>
    <h3>{title}</h3>
    {children}
  </section>
)

/** A dialog is in the way of the paper: it closes first. */
const printPage = (onClose: () => void) => () => {
  onClose()
  setTimeout(() => window.print(), 50)
}

/** Ways that leave no file behind: the clipboard and the printer. */
const Copies = ({ page, onClose }: ExportDialogProps) => {
  const copy = useClipboard(page.id)
  const said = copy.data === 'html' ? t('Copied as HTML') : t('Copied as Markdown')
  const button = (kind: 'markdown' | 'html', words: string) => (
    <Button
      icon={<IconCopy size={17} />}
      busy={copy.isPending && copy.variables === kind}
      onClick={() => copy.mutate(kind)}
    >
      {words}
    </Button>
  )
  return (
    <>
      <div className={styles.buttons}>
        {button('markdown', t('Copy as Markdown'))}
        {button('html', t('Copy as HTML'))}
        <Button icon={<IconPrinter size={17} />} onClick={printPage(onClose)}>
          {t('Print')}
        </Button>
      </div>
      {/* Always there, so that readers hear it change. */}
      <p className={styles.said} role="status">
        {copy.isSuccess ? said : ''}
      </p>
    </>
  )
}

interface ExportDialogProps {
  readonly page: Page
  readonly onClose: () => void
}

/** The page to take away: as a file, through the clipboard, on paper. */
export const ExportDialog = ({ page, onClose }: ExportDialogProps) => {
  const save = useExport(page.id, titleOf(page))
  return (
    <Dialog title={t('Export the page')} onClose={onClose}>
      <div className={styles.body}>
        <Section title={t('As a file')}>
          <ul className={styles.formats}>
            {exportFormats.map((one) => (
              <Format
                key={one.format}
                one={one}
                busy={save.isPending && save.variables.format === one.format}
                onChoose={() => save.mutate(one)}
              />
            ))}
          </ul>
          {save.data && !save.isPending ? <Report saved={save.data} /> : null}
        </Section>
        <Section title={t('Or right away')}>
          <Copies page={page} onClose={onClose} />
        </Section>
      </div>
    </Dialog>
  )
}
