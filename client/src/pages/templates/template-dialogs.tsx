import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { t } from '../../messages/t.ts'
import { pageQuery, pagesQuery } from '../api.ts'
import { useBegin, useFill } from './use-template.ts'

const TemplatesDialog = lazy(async () => ({
  default: (await import('./templates-dialog.tsx')).TemplatesDialog,
}))

/** What both dialogs need. */
interface AskedFor {
  readonly project: Project
  readonly onClose: () => void
}

/** For a page that is not there yet. */
const NewPage = ({ project, onClose }: AskedFor) => {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const lines = useQuery(pagesQuery(project.id))
  const begin = useBegin()
  const parentId = params.get('below') as PageId | null
  return (
    <TemplatesDialog
      lines={lines.data ?? []}
      action={t('Make the page')}
      busy={begin.isPending}
      onClose={onClose}
      onTake={(template) =>
        begin.mutate(
          { projectId: project.id, parentId, template },
          { onSuccess: ({ id }) => void navigate(`/p/${id}`) },
        )
      }
    />
  )
}

/** For a page that is there and empty. */
const FilledPage = ({ project, page, onClose }: AskedFor & { readonly page: Page }) => {
  const lines = useQuery(pagesQuery(project.id))
  const fill = useFill(page)
  return (
    <TemplatesDialog
      lines={(lines.data ?? []).filter(({ id }) => id !== page.id)}
      action={t('Fill the page')}
      busy={fill.isPending}
      onClose={onClose}
      onTake={(template) => fill.mutate(template, { onSuccess: onClose })}
    />
  )
}

interface TemplateDialogsProps {
  readonly project: Project
  readonly pageId: PageId | null
}

/** The dialog of templates that the address asks for: for a new page, or for the empty one on screen. */
export const TemplateDialogs = ({ project, pageId }: TemplateDialogsProps) => {
  const [params, setParams] = useSearchParams()
  const page = useQuery({ ...pageQuery(pageId as PageId), enabled: pageId !== null })
  const close = () => setParams({}, { replace: true })
  const show = params.get('show')
  if (!project.can.write) return null
  return (
    <Suspense>
      {show === 'templates' ? <NewPage project={project} onClose={close} /> : null}
      {show === 'fill' && page.data ? (
        <FilledPage project={project} page={page.data} onClose={close} />
      ) : null}
    </Suspense>
  )
}
