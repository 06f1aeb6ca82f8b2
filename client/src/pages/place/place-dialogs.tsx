import type { Project } from '@chapterhouse/shared/projects/contract'
import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'

const PlaceDialog = lazy(async () => ({
  default: (await import('./place-dialog.tsx')).PlaceDialog,
}))

/** Says in the address what is to be moved or copied; the frame of the project opens the dialog. */
export const useAskPlace = () => {
  const [, setParams] = useSearchParams()
  return (act: 'move' | 'copy', ids: readonly string[]) =>
    setParams({ show: act, of: ids.join(',') })
}

/** The dialog the address asks for, if it does. */
export const PlaceDialogs = ({ project }: { readonly project: Project }) => {
  const [params, setParams] = useSearchParams()
  const act = params.get('show')
  if (act !== 'move' && act !== 'copy') return null
  const ids = (params.get('of') ?? '').split(',')
  const close = () => setParams({}, { replace: true })
  return (
    <Suspense>
      <PlaceDialog act={act} project={project} ids={ids} onClose={close} />
    </Suspense>
  )
}
