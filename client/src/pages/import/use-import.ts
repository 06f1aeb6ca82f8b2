import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { importPage } from '@chapterhouse/shared/pages/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask } from '../../kernel/ask.ts'
import { count } from '../../kernel/count.ts'
import { toast, whileToasting } from '../../ui/toast.ts'
import { useAct } from '../../ui/use-act.ts'
import { pageQuery, useCreatePage } from '../api.ts'
import { readTextFile, titleFrom } from './read-file.ts'

/** Adds the text of files below what a page holds; everybody in the page sees it arrive. */
export const useImportInto = (pageId: PageId) => {
  const client = useQueryClient()
  return useAct(async (files: readonly File[]) => {
    for (const file of files) {
      const { name, markdown } = await readTextFile(file)
      const body = { markdown, fileName: name, mode: 'append' as const }
      const { words } = await whileToasting(`Adding “${name}” …`, () =>
        ask(importPage, { params: { pageId }, body }),
      )
      toast(`${count(words, 'word')} of “${name}” added to the page`)
    }
    await client.invalidateQueries({ queryKey: pageQuery(pageId).queryKey })
    await client.invalidateQueries({ queryKey: ['contributions', pageId] })
  })
}

/** Makes a page of each file, then opens it when it is one. */
export const useImportAsPages = (projectId: ProjectId) => {
  const create = useCreatePage()
  const navigate = useNavigate()
  return useAct(async (files: readonly File[]) => {
    const texts = await Promise.all(files.map(readTextFile))
    for (const { name, markdown } of texts) {
      const page = await whileToasting(`Importing “${name}” …`, () =>
        create.mutateAsync({ projectId, title: titleFrom(name), markdown }),
      )
      if (texts.length === 1) await navigate(`/p/${page.id}`)
    }
    if (texts.length > 1) toast(`${count(texts.length, 'page')} imported`)
  })
}
