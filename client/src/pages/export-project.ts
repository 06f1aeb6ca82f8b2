import { exportProject } from '@chapterhouse/shared/pages/transfer'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { askRaw } from '../kernel/ask.ts'
import { fileName, handOver } from '../kernel/hand-over.ts'
import { t } from '../messages/t.ts'
import { toast, whileToasting } from '../ui/toast.ts'
import { useAct } from '../ui/use-act.ts'

/** Puts the whole project into the downloads: Markdown in folders, pictures, history. */
export const useExportProject = ({ id, title }: Project) =>
  useAct(async () => {
    const name = fileName(title, 'zip')
    const zip = await whileToasting(t('Packing “{title}” …', { title }), async () => {
      const answer = await askRaw(exportProject, { params: { projectId: id } })
      return answer.blob()
    })
    handOver(zip, name)
    toast(t('“{name}” is in your downloads', { name }))
  })
