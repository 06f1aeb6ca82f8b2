import type { PageLine } from '@chapterhouse/shared/pages/contract'
import { useQuery } from '@tanstack/react-query'
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
import { pagesQuery, useUndeletePage } from './api.ts'
import { titleOf } from './title.ts'
import { useProject } from './use-project.ts'

interface DeletedLineProps {
  readonly line: PageLine
  readonly canWrite: boolean
}

/** A deleted page; those below it come back with it. */
const DeletedLine = ({ line, canWrite }: DeletedLineProps) => {
  const undelete = useUndeletePage()
  const when = line.deletedAt ? ` · ${t('deleted {when}', { when: ago(line.deletedAt) })}` : ''
  return (
    <Line
      title={titleOf(line)}
      about={`${count.words(line.wordCount)}${when}`}
      acts={
        canWrite ? (
          <Button small busy={undelete.isPending} onClick={() => undelete.mutate(line.id)}>
            {t('Bring back')}
          </Button>
        ) : null
      }
    />
  )
}

/** `/projects/:projectId/trash`: deleted pages, each one click from being back. */
export const PageTrashScreen = () => {
  const project = useProject()
  const pages = useQuery(pagesQuery(project.id, true))
  useTitle(t('Trash'), project.title)
  return (
    <Column title={t('Trash')} about={t('Deleted pages of “{title}”', { title: project.title })}>
      {pages.isPending ? <Skeleton label={t('Loading the trash')} lines={2} /> : null}
      <Unloaded query={pages} />
      {pages.data?.length === 0 ? (
        <Empty title={t('The trash is empty')}>
          {t('Pages you delete wait here, with their history.')}
        </Empty>
      ) : null}
      <Lines>
        {pages.data?.map((line) => (
          <DeletedLine key={line.id} line={line} canWrite={project.can.write} />
        ))}
      </Lines>
    </Column>
  )
}
