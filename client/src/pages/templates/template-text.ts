import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { exportPage } from '@chapterhouse/shared/pages/contract'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { askRaw } from '../../kernel/ask.ts'
import { type BuiltIn, textOf } from './built-in.ts'

/** What can be begun from: one that comes with the house, or a page of the project. */
export type Template =
  | ({ readonly kind: 'built-in' } & BuiltIn)
  | {
      readonly kind: 'page'
      readonly id: PageId
      readonly name: string
      readonly icon: string | null
    }

/** One word for each template, to tell it from the others. */
export const keyOf = (template: Template): string =>
  template.kind === 'page' ? template.id : template.name

// The export says more; the content is what is looked at.
const exported = z.object({ content: z.custom<DocNode>((value) => typeof value === 'object') })

// The reader of Markdown is large, and fetched with the first look at a template.
const read = async (template: Template): Promise<DocNode> => {
  if (template.kind === 'built-in') {
    const { fromMarkdown } = await import('@chapterhouse/shared/editor/from-markdown')
    return fromMarkdown(await textOf(template))
  }
  const answer = await askRaw(exportPage, {
    params: { pageId: template.id },
    query: { format: 'json' },
  })
  return exported.parse(await answer.json()).content
}

/** The text of a template as HTML of our own making, to be looked at before it is taken. */
export const previewQuery = (template: Template) =>
  queryOptions({
    queryKey: ['template', keyOf(template)],
    queryFn: async () => {
      const { toHtml } = await import('@chapterhouse/shared/editor/to-html')
      return toHtml(await read(template))
    },
    meta: { kept: false },
  })
