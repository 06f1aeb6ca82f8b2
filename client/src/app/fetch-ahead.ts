import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { QueryClient } from '@tanstack/react-query'
import { pageQuery } from '../pages/api.ts'
import { meQuery } from '../users/me.ts'

/**
 * On a page's own address the editor, by far the largest part, is fetched beside the shell instead of
 * after it. A failure is not told here: the screen asks again and says so.
 */
export const fetchAhead = (pathname: string): void => {
  if (!pathname.startsWith('/p/')) return
  const parts = [
    import('./project-frame.tsx'),
    import('../pages/page-screen.tsx'),
    import('../editor/page-editor.tsx'),
  ]
  for (const part of parts) part.catch(() => undefined)
}

/**
 * Who is here and what the page is are asked together; the screens would ask one after the other,
 * each once its own part has come.
 */
export const askAhead = (client: QueryClient, pathname: string): void => {
  const [, pageId] = /^\/p\/([^/]+)/.exec(pathname) ?? []
  void client.prefetchQuery(meQuery)
  if (pageId) void client.prefetchQuery(pageQuery(pageId as PageId))
}
