import { changePage, nameVersion, type Page } from '@chapterhouse/shared/pages/contract'
import { useNavigate } from 'react-router'
import { t } from '../../messages/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.ts'
import { useChangePage, useNameVersion } from '../api.ts'
import styles from './name-dialogs.module.css'

interface NameDialogProps {
  readonly page: Page
  readonly onClose: () => void
}

/** A new title for the page. */
export const RenameDialog = ({ page, onClose }: NameDialogProps) => {
  const change = useChangePage()
  return (
    <Dialog title={t('Rename the page')} onClose={onClose}>
      <div className={styles.body}>
        <Form
          label={t('Rename the page')}
          schema={changePage.parts.body}
          action={t('Rename')}
          send={async ({ title }) => {
            await change.mutateAsync({ pageId: page.id, title: title ?? '' })
            onClose()
          }}
        >
          <TextField
            name="title"
            label={t('Title')}
            defaultValue={page.title}
            maxLength={300}
            autoFocus
          />
        </Form>
      </div>
    </Dialog>
  )
}

/** Keeps the text as it is now, under a name to find it by. */
export const VersionDialog = ({ page, onClose }: NameDialogProps) => {
  const name = useNameVersion(page.id)
  const navigate = useNavigate()
  return (
    <Dialog title={t('Keep a version')} onClose={onClose}>
      <div className={styles.body}>
        <Form
          label={t('Keep a version')}
          schema={nameVersion.parts.body}
          action={t('Keep it')}
          send={async ({ label }) => {
            await name(label)
            onClose()
            const look = () => void navigate(`/p/${page.id}/history`)
            toast(t('“{label}” is kept', { label }), { undo: look, undoLabel: t('Show') })
          }}
        >
          <TextField
            name="label"
            label={t('Name')}
            placeholder={t('Before the big cut')}
            hint={t('The page as it is now stays readable under this name.')}
            wrong={t('Give it a name of up to 120 characters.')}
            maxLength={120}
            autoComplete="off"
            autoFocus
          />
        </Form>
      </div>
    </Dialog>
  )
}
