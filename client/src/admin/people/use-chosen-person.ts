import type { AdminPerson } from '@chapterhouse/shared/admin/people'
import { useState } from 'react'

/** Whom a question is about, while it is asked. */
export const useChosenPerson = () => {
  const [chosen, choose] = useState<AdminPerson | null>(null)
  return { chosen, choose }
}
