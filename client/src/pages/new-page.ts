import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { useNavigate } from 'react-router'
import { useCreatePage } from './api.ts'

/** Makes an empty page, below another or at the top, and opens it ready to write in. */
export const useNewPage = (projectId: ProjectId) => {
  const create = useCreatePage()
  const navigate = useNavigate()
  const make = (parentId: PageId | null) => {
    create.mutate(
      { projectId, title: '', parentId },
      { onSuccess: (page) => void navigate(`/p/${page.id}`, { state: { fresh: true } }) },
    )
  }
  return { make, busy: create.isPending }
}
