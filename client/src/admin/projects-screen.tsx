import {
  type AdminProject,
  restoreAnyProject,
  trashAnyProject,
} from '@chapterhouse/shared/admin/projects'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../kernel/ask.ts'
import { bytesInWords } from '../kernel/bytes.ts'
import { count } from '../kernel/count.ts'
import { onDay } from '../kernel/moment.ts'
import { t, tn } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Column } from '../ui/screen.tsx'
import { ShowOlder } from '../ui/show-older.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.ts'
import { Unloaded } from '../ui/unloaded.tsx'
import { useAct } from '../ui/use-act.ts'
import { everyProjectQuery } from './admin-api.ts'
import { SearchField } from './search-field.tsx'

/** What it weighs, in one line. */
const aboutOf = (project: AdminProject): string =>
  [
    project.owner.displayName,
    tn(project.members, ['{n} member', '{n} members']),
    count.pages(project.pages),
    bytesInWords(project.bytes),
    project.isPublic ? t('public') : '',
    t('made {day}', { day: onDay(project.createdAt) }),
  ]
    .filter(Boolean)
    .join(' · ')

/** Into the trash, which can be undone, and out of it. */
const useTrash = () => {
  const client = useQueryClient()
  const params = ({ id }: AdminProject) => ({ params: { projectId: id } })
  const done = () => client.invalidateQueries({ queryKey: ['admin', 'projects'] })
  const restore = useAct(async (project: AdminProject) => {
    await ask(restoreAnyProject, params(project))
    await done()
  })
  const trash = useAct(async (project: AdminProject) => {
    await ask(trashAnyProject, params(project))
    await done()
    toast(t('“{title}” is in the trash', { title: project.title }), {
      undo: () => restore.mutate(project),
    })
  })
  return { trash, restore }
}

/** One project; its title opens nothing: what is in it is not the house's concern. */
const ProjectLine = ({ project }: { readonly project: AdminProject }) => {
  const { trash, restore } = useTrash()
  const gone = project.deletedAt !== null
  const act = gone ? restore : trash
  return (
    <Line
      title={project.title}
      about={aboutOf(project)}
      acts={
        <Button
          small
          busy={act.isPending}
          aria-label={
            gone
              ? t('Bring back {title}', { title: project.title })
              : t('Move {title} to the trash', { title: project.title })
          }
          onClick={() => act.mutate(project)}
        >
          {gone ? t('Bring back') : t('To the trash')}
        </Button>
      }
    />
  )
}

/** `/admin/projects`: what there is, from outside. */
export const ProjectsScreen = () => {
  const [search, setSearch] = useState('')
  const [trash, setTrash] = useState(false)
  const [wanted] = useDebouncedValue(search.trim(), 200)
  const list = useInfiniteQuery(everyProjectQuery(wanted, trash))
  const projects = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Column
      title={t('Projects')}
      about={t('Who owns what, and what it weighs. What is in them stays between those who write.')}
      acts={
        <Button small aria-pressed={trash} onClick={() => setTrash(!trash)}>
          {trash ? t('Show the living ones') : t('Show the trash')}
        </Button>
      }
    >
      <SearchField label={t('Title or owner')} value={search} onChange={setSearch} />
      <Unloaded query={list} />
      {list.isPending ? <Skeleton label={t('Loading the projects')} lines={5} /> : null}
      {list.isSuccess && projects.length === 0 ? (
        <Empty title={wanted ? t('No project has these letters') : t('There is nothing here')}>
          {trash ? t('What is moved to the trash waits here for 30 days.') : null}
        </Empty>
      ) : null}
      <Lines label={t('Projects')}>
        {projects.map((project) => (
          <ProjectLine key={project.id} project={project} />
        ))}
      </Lines>
      <ShowOlder list={list} />
    </Column>
  )
}
