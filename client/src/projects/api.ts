import type { InputOf } from '@chapterhouse/shared/kernel/endpoint'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { listAccessRequests } from '@chapterhouse/shared/projects/access-request'
import {
  changeProject,
  createProject,
  deleteProject,
  getProject,
  listMembers,
  listProjects,
  type Project,
  undeleteProject,
} from '@chapterhouse/shared/projects/contract'
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'
import { t } from '../messages/t.ts'
import { toast } from '../ui/toast.ts'
import { useAct } from '../ui/use-act.ts'

/** Projects one belongs to, newest first, a part at a time; with `trash` those in the trash. */
export const projectsQuery = (trash = false) =>
  infiniteQueryOptions({
    queryKey: ['projects', { trash }],
    queryFn: ({ pageParam }) =>
      ask(listProjects, {
        query: { limit: 100, trash: String(trash), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })

/** One project, with what the asking person may do in it. */
export const projectQuery = (projectId: ProjectId) =>
  queryOptions({
    queryKey: ['project', projectId],
    queryFn: () => ask(getProject, { params: { projectId } }),
    // Somebody joins, or a role changes, while one writes.
    refetchInterval: 30_000,
  })

/** The people of a project; for those who manage it also who is invited. */
export const membersQuery = (projectId: ProjectId) =>
  queryOptions({
    queryKey: ['members', projectId],
    queryFn: () => ask(listMembers, { params: { projectId } }),
  })

/** Who asks for access, for those who decide. */
export const requestsQuery = (projectId: ProjectId) =>
  queryOptions({
    queryKey: ['requests', projectId],
    queryFn: () => ask(listAccessRequests, { params: { projectId } }),
    refetchInterval: 30_000,
    meta: { kept: false },
  })

/** Shows a project's new state everywhere it stands. */
const useTake = () => {
  const client = useQueryClient()
  return async (project: Project) => {
    client.setQueryData(projectQuery(project.id).queryKey, project)
    await client.invalidateQueries({ queryKey: ['projects'] })
  }
}

/** Makes a writing project of this title, owned by the person. */
export const useCreateProject = () => {
  const take = useTake()
  return useAct(async (title: string) => {
    const project = await ask(createProject, { body: { kind: 'WRITING', title } })
    await take(project)
    return project
  })
}

/** Gives the project another title, or shows it to others than before. */
export const useChangeProject = (projectId: ProjectId) => {
  const take = useTake()
  return useAct(async (body: InputOf<typeof changeProject, 'body'>) =>
    take(await ask(changeProject, { params: { projectId }, body })),
  )
}

/** Brings a project back with all it held. */
export const useUndeleteProject = () => {
  const take = useTake()
  return useAct(async (projectId: ProjectId) =>
    take(await ask(undeleteProject, { params: { projectId } })),
  )
}

/** Moves a project to the trash and offers the way back. */
export const useDeleteProject = () => {
  const client = useQueryClient()
  const undelete = useUndeleteProject()
  return useAct(async (project: Project) => {
    await ask(deleteProject, { params: { projectId: project.id } })
    toast(t('“{title}” is in the trash', { title: project.title }), {
      undo: () => undelete.mutate(project.id),
    })
    await client.invalidateQueries({ queryKey: ['projects'] })
    // pages of it that one opened last are not to be opened any more
    await client.invalidateQueries({ queryKey: ['shelf'] })
  })
}
