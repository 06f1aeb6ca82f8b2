import { lazy, Suspense } from 'react'
import { useMe } from '../users/me.ts'

const Copies = lazy(async () => {
  const loaded = await import('../editor/room/old-copies.tsx')
  return { default: loaded.LeftBehind }
})

/** Words this device still holds for a page that cannot be opened any more. */
export const LeftBehind = ({ pageId }: { readonly pageId: string }) => {
  const me = useMe()
  return (
    <Suspense>
      <Copies pageId={pageId} userId={me.id} />
    </Suspense>
  )
}
