import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { pagesQuery, useChangePage } from '../api.ts'

const IconDialog = lazy(async () => ({ default: (await import('./icon-dialog.tsx')).IconDialog }))

/** The icon dialog for the page that the address names. */
export const IconDialogs = ({ project }: { readonly project: Project }) => {
  const [params, setParams] = useSearchParams()
  const change = useChangePage()
  const pages = useQuery(pagesQuery(project.id))
  const line = pages.data?.find(({ id }) => id === params.get('of'))
  if (params.get('show') !== 'icon' || !line) return null
  const close = () => setParams({}, { replace: true })
  const choose = (icon: string | null) => {
    close()
    if (icon !== line.icon) change.mutate({ pageId: line.id as PageId, icon })
  }
  return (
    <Suspense>
      <IconDialog icon={line.icon} onChoose={choose} onClose={close} />
    </Suspense>
  )
}
