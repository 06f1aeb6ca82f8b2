import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import type { PageLine } from '@chapterhouse/shared/pages/contract'
import { useLocalStorage } from '@mantine/hooks'
import { useMemo } from 'react'
import { pathTo } from './grow.ts'

/** Which branches are folded, kept on this device; the way to the open page never is. */
export const useClosed = (
  projectId: ProjectId,
  lines: readonly PageLine[],
  current: PageId | null,
) => {
  const [stored, setStored] = useLocalStorage<string[]>({
    key: `chapterhouse.closed.${projectId}`,
    defaultValue: [],
  })
  const closed = useMemo(() => {
    const way = new Set<string>(current === null ? [] : pathTo(lines, current))
    return new Set(stored.filter((id) => !way.has(id)))
  }, [stored, lines, current])
  const toggle = (id: PageId) =>
    setStored(stored.includes(id) ? stored.filter((one) => one !== id) : [...stored, id])
  return { closed, toggle }
}
