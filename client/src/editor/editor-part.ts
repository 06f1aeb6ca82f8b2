import { part } from '../ui/part.tsx'

/** The editor of a page: by far the largest part of the program. */
export const EditorPart = part(async () => (await import('./page-editor.tsx')).PageEditor)
