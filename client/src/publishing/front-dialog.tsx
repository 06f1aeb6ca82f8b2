import { changeProject, type Project } from '@chapterhouse/shared/projects/contract'
import { useState } from 'react'
import { t } from '../messages/t.ts'
import { useChangeProject } from '../projects/api.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import styles from './publish-dialog.module.css'

/** The description is no field of the form: an empty one is a wish, too. */
const schema = changeProject.parts.body.pick({ title: true }).required()

interface FrontDialogProps {
  readonly project: Project
  readonly onClose: () => void
}

/** What readers see above the list of pages: the project's own words, also for its members. */
export const FrontDialog = ({ project, onClose }: FrontDialogProps) => {
  const change = useChangeProject(project.id)
  const [description, setDescription] = useState(project.description ?? '')
  const send = async ({ title }: { title: string }) => {
    await change.mutateAsync({ title, description: description.trim() || null })
    onClose()
  }
  return (
    <Dialog title={t('Title and description')} onClose={onClose}>
      <div className={styles.body}>
        <p className={styles.aside}>
          {t('They are those of the project: its members see them too.')}
        </p>
        <Form label={t('Title and description')} schema={schema} action={t('Save')} send={send}>
          <TextField
            name="title"
            label={t('Title')}
            defaultValue={project.title}
            maxLength={200}
            autoFocus
            wrong={t('A title has between 1 and 200 characters.')}
          />
          <TextArea
            label={t('Description')}
            value={description}
            maxLength={2000}
            rows={5}
            onChange={(event) => setDescription(event.target.value)}
          />
        </Form>
      </div>
    </Dialog>
  )
}
