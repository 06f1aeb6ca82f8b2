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
    count(project.members, 'member'),
    count(project.pages, 'page'),
    bytesInWords(project.bytes),
    project.isPublic ? 'public' : '',
    `made ${onDay(project.createdAt)}`,
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
    toast(`“${project.title}” is in the trash`, { undo: () => restore.mutate(project) })
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
          aria-label={gone ? `Bring back ${project.title}` : `Move ${project.title} to the trash`}
          onClick={() => act.mutate(project)}
        >
          {gone ? 'Bring back' : 'To the trash'}
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
      title="Projects"
      about="Who owns what, and what it weighs. What is in them stays between those who write."
      acts={
        <Button small aria-pressed={trash} onClick={() => setTrash(!trash)}>
          {trash ? 'Show the living ones' : 'Show the trash'}
        </Button>
      }
    >
      <SearchField label="Title or owner" value={search} onChange={setSearch} />
      <Unloaded query={list} />
      {list.isPending ? <Skeleton label="Loading the projects" lines={5} /> : null}
      {list.isSuccess && projects.length === 0 ? (
        <Empty title={wanted ? 'No project has these letters' : 'There is nothing here'}>
          {trash ? 'What is moved to the trash waits here for 30 days.' : null}
        </Empty>
      ) : null}
      <Lines label="Projects">
        {projects.map((project) => (
          <ProjectLine key={project.id} project={project} />
        ))}
      </Lines>
      <ShowOlder list={list} />
    </Column>
  )
}
