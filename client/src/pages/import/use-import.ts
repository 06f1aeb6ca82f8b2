import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { importPage } from '@chapterhouse/shared/pages/contract'
import { importIntoProject } from '@chapterhouse/shared/pages/transfer'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask } from '../../kernel/ask.ts'
import { count } from '../../kernel/count.ts'
import { t, tn } from '../../messages/t.ts'
import { whileToasting } from '../../ui/toast.ts'
import { useAct } from '../../ui/use-act.ts'
import { pageQuery, pagesQuery } from '../api.ts'
import type { Brought } from './import-report.tsx'
import { picturesIn, sumOf } from './import-report.tsx'
import { formOf } from './importable.ts'
import { useReport } from './use-report.ts'

/** One file into the page: sent, read on the server, and told as what came of it. */
const addFile = async (pageId: PageId, file: File): Promise<Brought> => {
  const form = formOf(file)
  const { words, pictures, remarks } = await whileToasting(
    t('Adding “{name}” …', { name: file.name }),
    () => ask(importPage, { params: { pageId }, form }),
  )
  const sum = t('{sum} added to the page', {
    sum: sumOf([count.words(words), ...picturesIn(pictures)]),
  })
  return { name: file.name, sum, remarks }
}

/** Adds files below what a page holds; everybody in the page sees the text arrive. */
export const useImportInto = (pageId: PageId) => {
  const client = useQueryClient()
  const { report, forget, tell } = useReport()
  const act = useAct(async (files: readonly File[]) => {
    // One that would be refused stops all of them before the first is sent.
    for (const file of files) formOf(file)
    const brought: Brought[] = []
    for (const file of files) brought.push(await addFile(pageId, file))
    const [only] = brought
    tell(
      brought,
      only && brought.length === 1
        ? t('“{name}”: {sum}', { name: only.name, sum: only.sum })
        : tn(brought.length, ['{n} file added to the page', '{n} files added to the page']),
    )
    await client.invalidateQueries({ queryKey: pageQuery(pageId).queryKey })
    await client.invalidateQueries({ queryKey: ['contributions', pageId] })
  })
  return { ...act, report, forget }
}

/** One file into the project: a page, or the tree of a zip. */
const bringFile = async (projectId: ProjectId, file: File) => {
  const form = formOf(file)
  const { pages, pictures, remarks } = await whileToasting(
    t('Importing “{name}” …', { name: file.name }),
    () => ask(importIntoProject, { params: { projectId }, form }),
  )
  const sum = t('{sum} imported', {
    sum: sumOf([count.pages(pages.length), ...picturesIn(pictures)]),
  })
  return { pages, brought: { name: file.name, sum, remarks } }
}

/** Makes pages of files, a tree of a zip; opens the page when it is one. */
export const useImportAsPages = (projectId: ProjectId) => {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { report, forget, tell } = useReport()
  const act = useAct(async (files: readonly File[]) => {
    for (const file of files) formOf(file)
    const made = []
    for (const file of files) made.push(await bringFile(projectId, file))
    await client.invalidateQueries({ queryKey: pagesQuery(projectId).queryKey })
    const pages = made.flatMap((one) => one.pages)
    const [only] = pages
    tell(
      made.map(({ brought }) => brought),
      t('{sum} imported', { sum: count.pages(pages.length) }),
    )
    // A report is read first: the page is a click away in the tree.
    const quiet = made.every(({ brought }) => brought.remarks.length === 0)
    if (only && pages.length === 1 && quiet) await navigate(`/p/${only.id}`)
  })
  return { ...act, report, forget }
}
