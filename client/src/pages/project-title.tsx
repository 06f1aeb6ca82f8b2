import type { Project } from '@chapterhouse/shared/projects/contract'
import { type KeyboardEvent, useState } from 'react'
import { t } from '../messages/t.ts'
import { useChangeProject } from '../projects/api.ts'
import styles from './project-title.module.css'

/** The project's title; who manages the project types over it. Enter keeps it, Escape does not. */
export const ProjectTitle = ({ project }: { readonly project: Project }) => {
  const rename = useChangeProject(project.id)
  const [typed, setTyped] = useState<string | null>(null)
  if (!project.can.manage) return project.title
  const shown = (rename.isPending ? rename.variables.title : undefined) ?? project.title
  const keep = () => {
    const title = typed?.trim()
    setTyped(null)
    if (title && title !== project.title) rename.mutate({ title })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') setTyped(null)
    if (event.key !== 'Enter') return
    event.preventDefault()
    event.currentTarget.blur()
  }
  return (
    <textarea
      className={styles.title}
      aria-label={t('Title of the project')}
      rows={1}
      maxLength={200}
      value={typed ?? shown}
      onChange={(event) => setTyped(event.target.value.replace(/\n/g, ' '))}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  )
}
