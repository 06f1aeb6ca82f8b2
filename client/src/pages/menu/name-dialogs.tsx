import { changePage, nameVersion, type Page } from '@chapterhouse/shared/pages/contract'
import { useNavigate } from 'react-router'
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
    <Dialog title="Rename the page" onClose={onClose}>
      <div className={styles.body}>
        <Form
          label="Rename the page"
          schema={changePage.parts.body}
          action="Rename"
          send={async ({ title }) => {
            await change.mutateAsync({ pageId: page.id, title: title ?? '' })
            onClose()
          }}
        >
          <TextField
            name="title"
            label="Title"
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
    <Dialog title="Keep a version" onClose={onClose}>
      <div className={styles.body}>
        <Form
          label="Keep a version"
          schema={nameVersion.parts.body}
          action="Keep it"
          send={async ({ label }) => {
            await name(label)
            onClose()
            const look = () => void navigate(`/p/${page.id}/history`)
            toast(`“${label}” is kept`, { undo: look, undoLabel: 'Show' })
          }}
        >
          <TextField
            name="label"
            label="Name"
            placeholder="Before the big cut"
            hint="The page as it is now stays readable under this name."
            wrong="Give it a name of up to 120 characters."
            maxLength={120}
            autoComplete="off"
            autoFocus
          />
        </Form>
      </div>
    </Dialog>
  )
}
