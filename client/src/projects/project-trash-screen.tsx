import type { Project } from '@chapterhouse/shared/projects/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { count } from '../kernel/count.ts'
import { ago } from '../kernel/moment.ts'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Column } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import { useTitle } from '../ui/use-title.ts'
import { projectsQuery, useUndeleteProject } from './api.ts'

const DeletedLine = ({ project }: { readonly project: Project }) => {
  const undelete = useUndeleteProject()
  const when = project.deletedAt
    ? ` · ${t('deleted {when}', { when: ago(project.deletedAt) })}`
    : ''
  return (
    <Line
      title={project.title}
      about={`${count.pages(project.pageCount)}${when}`}
      acts={
        <Button small busy={undelete.isPending} onClick={() => undelete.mutate(project.id)}>
          {t('Bring back')}
        </Button>
      }
    />
  )
}

/** `/trash`: deleted projects, each one click from being back. */
export const ProjectTrashScreen = () => {
  const list = useInfiniteQuery(projectsQuery(true))
  useTitle(t('Trash'))
  const projects = list.data?.pages.flatMap((part) => part.items) ?? []
  return (
    <Column title={t('Trash')} about={<Link to="/">{t('Back to the projects')}</Link>}>
      {list.isPending ? <Skeleton label={t('Loading the trash')} lines={2} /> : null}
      <Unloaded query={list} />
      {list.isSuccess && projects.length === 0 ? (
        <Empty title={t('The trash is empty')}>
          {t('Projects you delete wait here, with all they hold.')}
        </Empty>
      ) : null}
      <Lines>
        {projects.map((project) => (
          <DeletedLine key={project.id} project={project} />
        ))}
      </Lines>
    </Column>
  )
}
