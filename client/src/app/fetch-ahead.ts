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
