import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { createPage, importPage, type Page } from '@chapterhouse/shared/pages/contract'
import { copyPage, fillPage } from '@chapterhouse/shared/pages/moves'
import { ask } from '../../kernel/ask.ts'
import { t } from '../../messages/t.ts'
import { whileToasting } from '../../ui/toast.ts'
import { useAct } from '../../ui/use-act.ts'
import { useChangePage } from '../api.ts'
import { useLookAgain } from '../place-api.ts'
import { textOf } from './built-in.ts'
import type { Template } from './template-text.ts'

/** Where the new page goes, and what it begins with. */
interface Begin {
  readonly projectId: ProjectId
  readonly parentId: PageId | null
  readonly template: Template
}

// A template of the project brings its pictures and what is below it; one of the house is text.
const begin = async ({ projectId, parentId, template }: Begin): Promise<Page> => {
  if (template.kind === 'page') {
    const to = { projectId, parentId }
    const body = { to, withSubpages: true, as: 'page' as const }
    return ask(copyPage, { params: { pageId: template.id }, body })
  }
  const markdown = await textOf(template)
  const body = { title: template.name, icon: template.icon, parentId, markdown }
  return ask(createPage, { params: { projectId }, body })
}

/** Makes a page that begins with what a template has. */
export const useBegin = () => {
  const lookAgain = useLookAgain()
  return useAct(async (what: Begin) => {
    const page = await whileToasting(t('Making the page'), () => begin(what))
    await lookAgain()
    return page
  })
}

/** Writes a template into a page in which nothing stands yet. */
export const useFill = (page: Page) => {
  const change = useChangePage()
  const lookAgain = useLookAgain()
  const fill = async (template: Template) => {
    const params = { pageId: page.id }
    if (template.kind === 'page') {
      return ask(fillPage, { params, body: { templateId: template.id } })
    }
    const markdown = await textOf(template)
    const fileName = t('Template “{name}”', { name: template.name })
    await ask(importPage, { params, body: { markdown, mode: 'replace', fileName } })
    const title = page.title.trim() ? {} : { title: template.name }
    const icon = page.icon ? {} : { icon: template.icon }
    return change.mutateAsync({ ...params, ...title, ...icon })
  }
  return useAct(async (template: Template) => {
    await whileToasting(t('Filling the page'), () => fill(template))
    await lookAgain()
  })
}
