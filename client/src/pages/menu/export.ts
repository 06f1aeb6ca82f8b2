import type { PageId } from '@chapterhouse/shared/kernel/id'
import { exportPage } from '@chapterhouse/shared/pages/contract'
import { askRaw } from '../../kernel/ask.ts'
import { fileName, handOver } from '../../kernel/hand-over.ts'
import { useAct } from '../../ui/use-act.ts'

/** The formats a page leaves in, with the ending of the file. */
export const exportFormats = [
  { format: 'markdown', label: 'Markdown', ending: 'md' },
  { format: 'text', label: 'plain text', ending: 'txt' },
  { format: 'html', label: 'HTML', ending: 'html' },
  { format: 'json', label: 'JSON', ending: 'json' },
] as const

type Export = (typeof exportFormats)[number]

/** Fetches the page as it is now and puts it into the downloads. */
export const useExport = (pageId: PageId, title: string) =>
  useAct(async ({ format, ending }: Export) => {
    const answer = await askRaw(exportPage, { params: { pageId }, query: { format } })
    handOver(await answer.blob(), fileName(title, ending))
  })
