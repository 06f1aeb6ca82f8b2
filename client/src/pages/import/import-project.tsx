import { importProject } from '@chapterhouse/shared/pages/transfer'
import { IconFileImport } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ask } from '../../kernel/ask.ts'
import { count } from '../../kernel/count.ts'
import { t } from '../../messages/t.ts'
import { whileToasting } from '../../ui/toast.ts'
import { useAct } from '../../ui/use-act.ts'
import { FilePicker } from './file-picker.tsx'
import { ImportReport, picturesIn, sumOf } from './import-report.tsx'
import { formOf } from './importable.ts'
import { useReport } from './use-report.ts'

/** One file as a project of its own. */
const bringProject = async (file: File) => {
  const form = formOf(file)
  const project = await whileToasting(t('Importing “{name}” …', { name: file.name }), () =>
    ask(importProject, { form }),
  )
  const { pages, pictures, remarks } = project.imported
  const sum = t('{sum} in a new project', {
    sum: sumOf([count.pages(pages.length), ...picturesIn(pictures)]),
  })
  return { id: project.id, brought: { name: file.name, sum, remarks } }
}

const useImportProjects = () => {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [address, setAddress] = useState('/')
  const { report, forget, tell } = useReport()
  const act = useAct(async (files: readonly File[]) => {
    for (const file of files) formOf(file)
    const made = []
    for (const file of files) made.push(await bringProject(file))
    await client.invalidateQueries({ queryKey: ['projects'] })
    const [only] = made
    const there = only && made.length === 1 ? `/projects/${only.id}` : '/'
    tell(
      made.map(({ brought }) => brought),
      t('{sum} imported', { sum: count.projects(made.length) }),
    )
    setAddress(there)
    // A report is read first, and leads there.
    if (made.every(({ brought }) => brought.remarks.length === 0)) await navigate(there)
  })
  const close = () => {
    forget()
    void navigate(address)
  }
  return { ...act, report, close }
}

/** A zip or a file as a new project, with a word about what was simplified. */
export const ImportProject = () => {
  const bringIn = useImportProjects()
  return (
    <>
      <FilePicker
        label={t('Import a project')}
        small
        icon={<IconFileImport size={17} />}
        busy={bringIn.isPending}
        onFiles={(files) => bringIn.mutate(files)}
      />
      {bringIn.report.length > 0 ? (
        <ImportReport files={bringIn.report} onClose={bringIn.close} />
      ) : null}
    </>
  )
}
