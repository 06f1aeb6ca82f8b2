import type { Project } from '@chapterhouse/shared/projects/contract'
import { IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ConsentNotice } from '../../auth/account/consent-notice.tsx'
import { ago, exactly } from '../../kernel/moment.ts'
import { Rich } from '../../messages/rich.tsx'
import { t, tn } from '../../messages/t.ts'
import { GivenPages } from '../../pages/grants/given-pages.tsx'
import { ImportProject } from '../../pages/import/import-project.tsx'
import { RefusedPages } from '../../pages/made-here/refused-page.tsx'
import { MentionsSection } from '../../pages/references/mentions-section.tsx'
import { RecentSection } from '../../pages/shelf/recent-section.tsx'
import { projectsQuery, useDeleteProject } from '../../projects/api.ts'
import { roles } from '../../projects/roles.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { Column, Section } from '../../ui/screen.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useMe } from '../../users/me.ts'
import styles from './home.module.css'
import { StartWriting } from './start-writing.tsx'

/** A project, how much is in it, who else is, and what one may do there oneself. */
const ProjectLine = ({ project }: { readonly project: Project }) => {
  const remove = useDeleteProject()
  const people =
    project.memberCount > 1 ? ` · ${tn(project.memberCount, ['{n} person', '{n} people'])}` : ''
  const role = project.role && project.role !== 'OWNER' ? ` · ${roles[project.role].name}` : ''
  return (
    <Line
      to={`/projects/${project.id}`}
      title={<span className={styles.title}>{project.title}</span>}
      about={`${tn(project.pageCount, ['{n} page', '{n} pages'])}${people}${role}`}
      acts={
        <span className={styles.acts}>
          <time
            className={styles.time}
            dateTime={project.updatedAt}
            title={exactly(project.updatedAt)}
          >
            {ago(project.updatedAt)}
          </time>
          {project.can.delete ? (
            <IconButton
              small
              className={styles.remove}
              label={t('Move {title} to the trash', { title: project.title })}
              icon={<IconTrash size={17} />}
              onClick={() => remove.mutate(project)}
            />
          ) : null}
        </span>
      }
    />
  )
}

/** Newest change first, as the api orders them. */
const List = ({ projects }: { readonly projects: readonly Project[] }) => (
  <Section
    title={t('Recently changed')}
    act={
      <Link className={styles.trash} to="/trash">
        {t('Trash')}
      </Link>
    }
  >
    <Lines>
      {projects.map((project) => (
        <ProjectLine key={project.id} project={project} />
      ))}
    </Lines>
  </Section>
)

/** `/`: what one writes in. With nothing yet, the one thing to do. */
export const HomeScreen = () => {
  const me = useMe()
  const list = useInfiniteQuery(projectsQuery())
  useTitle(t('Projects'))
  const projects = list.data?.pages.flatMap((part) => part.items) ?? []
  const empty = list.isSuccess && projects.length === 0
  const [name = ''] = me.displayName.split(/\s+/)
  return (
    <Column
      title={empty ? t('Welcome, {name}.', { name }) : t('Projects')}
      about={empty ? t('A project holds pages and the people who write in them.') : null}
    >
      <ConsentNotice />
      {list.isPending ? (
        <Skeleton label={t('Loading your projects')} />
      ) : (
        <StartWriting first={empty} />
      )}
      {list.isSuccess ? (
        <div className={styles.bring}>
          <ImportProject />
        </div>
      ) : null}
      <RefusedPages />
      <Unloaded query={list} />
      {empty ? (
        <div className={styles.after}>
          <p>{t('You get an empty page at once, and a link to invite others into it.')}</p>
          <p>
            {t(
              'A text you have already comes in with “Import a project”: Word, Markdown, HTML, an Obsidian vault, a zip of Notion or Google Docs, or one of Chapterhouse.',
            )}
          </p>
          <p>
            <Rich
              text="Deleted projects wait in the <a>trash</a>."
              tags={{ a: (words) => <Link to="/trash">{words}</Link> }}
            />
          </p>
        </div>
      ) : null}
      {list.isSuccess ? <GivenPages /> : null}
      {projects.length > 0 ? <RecentSection /> : null}
      {projects.length > 0 ? <MentionsSection /> : null}
      {projects.length > 0 ? <List projects={projects} /> : null}
      {list.hasNextPage ? (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('Show more')}
        </Button>
      ) : null}
    </Column>
  )
}
