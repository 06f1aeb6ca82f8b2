import type { Project } from '@chapterhouse/shared/projects/contract'
import { frontOrder, type ProjectFront } from '@chapterhouse/shared/publishing/contract'
import type { PublishedPage } from '@chapterhouse/shared/publishing/front'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { onDay } from '../kernel/moment.ts'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Section } from '../ui/screen.tsx'
import { frontQuery, publishedQuery, useChangeOrder, useTakeBack } from './front-api.ts'
import { FrontDialog } from './front-dialog.tsx'
import styles from './front-section.module.css'

/** In which order readers find the pages. */
const orders = [
  { value: 'tree', label: t('As in the project') },
  { value: 'newest', label: t('The newest first') },
] as const

/** What of a page the world reads. */
const stateWords = {
  private: t('Not published'),
  waiting: t('Ready, and waiting for the front'),
  public: t('Public'),
  hidden: t('Taken down by moderators'),
} as const

/** What is so with a page, in one line. */
const aboutOf = ({ state, publishedAt, plannedAt }: PublishedPage): string =>
  [
    stateWords[state],
    publishedAt ? t('published {when}', { when: onDay(publishedAt) }) : '',
    plannedAt ? t('to be published {when}', { when: onDay(plannedAt) }) : '',
  ]
    .filter(Boolean)
    .join(' · ')

/** A page, and the act of taking back that all lines share. */
interface PageLineProps {
  readonly page: PublishedPage
  readonly takeBack: ReturnType<typeof useTakeBack>
}

/** One page: its title leads to where it is written. */
const PageLine = ({ page, takeBack }: PageLineProps) => {
  const title = page.title || t('Untitled')
  return (
    <Line
      title={title}
      to={`/p/${page.pageId}`}
      about={aboutOf(page)}
      acts={
        page.can.unpublish ? (
          <Button
            small
            busy={takeBack.isPending && takeBack.variables.pageId === page.pageId}
            aria-label={t('Take it back: {title}', { title })}
            onClick={() => takeBack.mutate(page)}
          >
            {t('Take it back')}
          </Button>
        ) : null
      }
    />
  )
}

/** The project has its words, the front how they are shown. */
interface FrontProps {
  readonly project: Project
  readonly front: ProjectFront
}

/** What readers see above the list, and in which order it is. */
const FrontLines = ({ project, front }: FrontProps) => {
  const [edits, setEdits] = useState(false)
  const change = useChangeOrder(project.id)
  return (
    <Lines label={t('Front')}>
      <Line
        title={t('Title and description')}
        about={project.description || t('No description yet: readers see the title alone.')}
        acts={
          <Button small onClick={() => setEdits(true)}>
            {t('Edit')}
          </Button>
        }
      />
      <Line
        title={t('Order of the pages')}
        acts={
          <Select
            label={t('Order of the pages')}
            choices={orders}
            value={front.order}
            onChange={(event) => change.mutate(frontOrder.parse(event.target.value))}
          />
        }
      />
      {edits ? <FrontDialog project={project} onClose={() => setEdits(false)} /> : null}
    </Lines>
  )
}

/** Whether anybody outside reads it, and who decided so. */
const whereOf = ({ isPublic, takedown }: ProjectFront) => {
  if (takedown) return t('Moderators took it down: “{note}”', { note: takedown.note })
  return isPublic
    ? t('Everybody reads it, without an account.')
    : t('It is closed: nobody outside reads anything of it.')
}

/** What the world reads of a project: nothing is said where nothing was ever published. */
export const FrontSection = ({ project }: { readonly project: Project }) => {
  const front = useQuery(frontQuery(project.id)).data
  const pages = useQuery(publishedQuery(project.id)).data ?? []
  const takeBack = useTakeBack(project.id)
  if (!front || (!front.isPublic && !front.takedown && pages.length === 0)) return null
  return (
    <Section
      title={t('Front')}
      about={whereOf(front)}
      act={
        front.isPublic ? (
          <a className={styles.see} href={front.path} target="_blank" rel="noreferrer">
            {t('See it as readers do')}
          </a>
        ) : null
      }
    >
      {project.can.manage ? <FrontLines project={project} front={front} /> : null}
      {pages.length > 0 ? <h3 className={styles.pages}>{t('Published pages')}</h3> : null}
      <Lines label={t('Published pages')}>
        {pages.map((page) => (
          <PageLine key={page.pageId} page={page} takeBack={takeBack} />
        ))}
      </Lines>
    </Section>
  )
}
