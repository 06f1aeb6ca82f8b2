import { useState } from 'react'
import { useNavigate } from 'react-router'
import { t } from '../../messages/t.ts'
import { useCreatePage } from '../../pages/api.ts'
import { useCreateProject } from '../../projects/api.ts'
import { Button } from '../../ui/button.tsx'
import styles from './start-writing.module.css'

// A ref, because `autofocus` works only for what is there when the page loads.
const focus = (input: HTMLInputElement | null) => input?.focus()

/** From nothing to a caret in an empty page: one line, one click. The name can come later. */
export const StartWriting = ({ first }: { readonly first: boolean }) => {
  const [title, setTitle] = useState('')
  const createProject = useCreateProject()
  const createPage = useCreatePage()
  const navigate = useNavigate()
  const busy = createProject.isPending || createPage.isPending
  const start = async () => {
    const project = await createProject.mutateAsync(title.trim() || t('Untitled project'))
    const page = await createPage.mutateAsync({ projectId: project.id, title: '' })
    await navigate(`/p/${page.id}`, { state: { fresh: true } })
  }
  return (
    <form
      className={styles.start}
      onSubmit={(event) => {
        event.preventDefault()
        // The act itself says what went wrong.
        if (!busy) void start().catch(() => undefined)
      }}
    >
      <input
        className={styles.title}
        aria-label={t('Name of the new project')}
        placeholder={first ? t('What are you writing?') : t('Start something new')}
        value={title}
        maxLength={200}
        // The only thing to do on an empty first screen.
        ref={first ? focus : null}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button type="submit" tone="accent" busy={busy}>
        {t('Start writing')}
      </Button>
    </form>
  )
}
