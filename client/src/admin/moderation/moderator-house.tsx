import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import { isRefusal } from '../../kernel/explain.ts'
import { t } from '../../messages/t.ts'
import { useTitle } from '../../ui/use-title.ts'
import { casesQuery } from './moderation-api.ts'
import { ModerationScreen } from './moderation-screen.tsx'

/** Whoever is no moderator any more finds nothing, as at any address. */
const Queue = ({ nothing }: { readonly nothing: ReactNode }) => {
  useTitle(t('Moderation'))
  const { error } = useQuery(casesQuery('open'))
  return isRefusal(error, 'not_found') ? nothing : <ModerationScreen />
}

/** `/admin/…` for who moderates and does not look after the house: the queue, and nothing else. */
export const ModeratorHouse = ({ nothing }: { readonly nothing: ReactNode }) => (
  <Routes>
    <Route path="moderation" element={<Queue nothing={nothing} />} />
    <Route path="*" element={nothing} />
  </Routes>
)
