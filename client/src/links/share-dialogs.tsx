import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { pagesQuery } from '../pages/api.ts'
import { titleOf } from '../pages/title.ts'

// Fetched when somebody first shares something.
const LazyDialog = lazy(async () => ({
  default: (await import('./share-dialog.tsx')).ShareDialog,
}))

/** `?show=share` shares the project, with `&of=` one of its pages. */
export const ShareDialogs = ({ project }: { readonly project: Project }) => {
  const [params, setParams] = useSearchParams()
  const asked = params.get('show') === 'share' && project.can.manage
  const pages = useQuery({ ...pagesQuery(project.id), enabled: asked })
  if (!asked) return null
  const pageId = params.get('of') as PageId | null
  const page = pages.data?.find(({ id }) => id === pageId)
  if (pageId !== null && !page) return null
  const close = () => setParams({}, { replace: true })
  const title = page ? titleOf(page) : project.title
  return (
    <Suspense>
      <LazyDialog title={title} projectId={project.id} pageId={page?.id ?? null} onClose={close} />
    </Suspense>
  )
}
