import { useQuery } from '@tanstack/react-query'
import { overviewQuery } from '../admin/admin-api.ts'
import { AdminHouse } from '../admin/admin-house.tsx'
import { isRefusal } from '../kernel/explain.ts'
import { useMe } from '../users/me.ts'
import { NotThere } from './not-there.tsx'

/** `/admin`: whoever the server does not know as admin finds nothing, as at any address. */
export const AdminGate = () => {
  const isAdmin = useMe().platformRole === 'ADMIN'
  const { error } = useQuery({ ...overviewQuery, enabled: isAdmin })
  if (!isAdmin || isRefusal(error, 'not_found')) return <NotThere />
  return <AdminHouse nothing={<NotThere />} />
}
