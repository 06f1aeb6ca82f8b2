import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { madeHere } from '../sync/made-here.ts'
import { useAct } from '../ui/use-act.ts'
import { pageQuery } from './api.ts'
import type { NewPage } from './made-here/make-here.ts'
import { makePage } from './made-here/make-page.ts'

/** Makes an empty page, on this device while nobody answers, and shows it in the tree. */
const useMakePage = () => {
  const client = useQueryClient()
  return useAct(async (wish: NewPage) => {
    const page = await makePage(client, wish)
    if (madeHere.find(page.id)) return page
    client.setQueryData(pageQuery(page.id).queryKey, page)
    await client.invalidateQueries({ queryKey: ['pages', page.projectId] })
    await client.invalidateQueries({ queryKey: ['project', page.projectId] })
    return page
  })
}

/** Makes an empty page, below another or at the top, and opens it ready to write in. */
export const useNewPage = (projectId: ProjectId) => {
  const create = useMakePage()
  const navigate = useNavigate()
  const make = (parentId: PageId | null) => {
    create.mutate(
      { projectId, title: '', parentId },
      { onSuccess: (page) => void navigate(`/p/${page.id}`, { state: { fresh: true } }) },
    )
  }
  return { make, busy: create.isPending }
}
