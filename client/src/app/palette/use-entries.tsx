import type { Page, PageLine } from '@chapterhouse/shared/pages/contract'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { IconBook2, IconFileText } from '@tabler/icons-react'
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { t } from '../../messages/t.ts'
import { titleOf } from '../../pages/title.ts'
import { offeredActs } from '../../ui/offered-acts.ts'
import type { Entry } from './entries.ts'

type Go = (path: string) => void

const size = { size: 17, stroke: 1.75, 'aria-hidden': true } as const

/** Projects this browser knows of, whoever asked for them: the list, or the frame around one. */
const projectsIn = (client: QueryClient): readonly Project[] => {
  const lists = client.getQueriesData<InfiniteData<{ items: Project[] }>>({
    queryKey: ['projects', { trash: false }],
  })
  const listed = lists.flatMap(([, data]) => data?.pages.flatMap(({ items }) => items) ?? [])
  const opened = client.getQueriesData<Project>({ queryKey: ['project'] })
  const all = [
    ...listed,
    ...opened.flatMap(([{ length }, one]) => (one && length === 2 ? [one] : [])),
  ]
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

const pagesIn = (client: QueryClient): readonly (PageLine | Page)[] => {
  const trees = client.getQueriesData<PageLine[]>({
    queryKey: ['pages'],
    predicate: ({ queryKey: [, , kind] }) => JSON.stringify(kind) === '{"trash":false}',
  })
  const lines = trees.flatMap(([, data]) => (Array.isArray(data) ? data : []))
  return [...new Map(lines.map((one) => [one.id, one])).values()]
}

const places = (client: QueryClient, go: Go): Entry[] => {
  const projects = projectsIn(client)
  const titles = new Map<string, string>(projects.map(({ id, title }) => [id, title]))
  const pages = pagesIn(client).map((page) => ({
    id: `page ${page.id}`,
    label: titleOf(page),
    group: titles.get(page.projectId) ?? t('Pages'),
    icon: <IconFileText {...size} />,
    act: () => go(`/p/${page.id}`),
  }))
  const books = projects.map(({ id, title }) => ({
    id: `project ${id}`,
    label: title,
    group: t('Projects'),
    icon: <IconBook2 {...size} />,
    act: () => go(`/projects/${id}`),
  }))
  return [...pages, ...books]
}

const acts = (): Entry[] =>
  offeredActs().flatMap(({ group, choices }) =>
    choices.map(({ label, act, icon, hint }) => ({
      id: `act ${group} ${label}`,
      label,
      group,
      act,
      ...(icon === undefined ? {} : { icon }),
      ...(hint === undefined ? {} : { hint }),
    })),
  )

/** Everything one can go to or do from here, as far as this browser knows: also without a line. */
export const useEntries = (): readonly Entry[] => {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMemo(() => {
    const all = [...places(client, (path) => void navigate(path)), ...acts()]
    return [...new Map(all.map((one) => [one.id, one])).values()]
  }, [client, navigate])
}
