import { useDocumentTitle } from '@mantine/hooks'

/** Names the window after what is in it. */
export const useTitle = (title: string, place = 'Chapterhouse'): void =>
  useDocumentTitle(title ? `${title} · ${place}` : place)
