import { useQuery } from '@tanstack/react-query'
import { overviewQuery } from '../admin/admin-api.ts'
import { AdminHouse } from '../admin/admin-house.tsx'
import { ModeratorHouse } from '../admin/moderation/moderator-house.tsx'
import { isRefusal } from '../kernel/explain.ts'
import { useMe } from '../users/me.ts'
import { NotThere } from './not-there.tsx'

/**
 * `/admin`: whoever the server does not know as admin finds nothing, as at any address; a moderator finds what is
 * reported.
 */
export const AdminGate = () => {
  const { platformRole } = useMe()
  const isAdmin = platformRole === 'ADMIN'
  const { error } = useQuery({ ...overviewQuery, enabled: isAdmin })
  if (platformRole === 'MODERATOR') return <ModeratorHouse nothing={<NotThere />} />
  if (!isAdmin || isRefusal(error, 'not_found')) return <NotThere />
  return <AdminHouse nothing={<NotThere />} />
}
