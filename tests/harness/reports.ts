import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { createPage } from '@chapterhouse/shared/pages/contract'
import { createProject } from '@chapterhouse/shared/projects/contract'
import { publishPage } from '@chapterhouse/shared/publishing/contract'
import type { Person } from './people.ts'

/** A page that everybody reads, in a project of its own; answers its address below the house's. */
export const publishText = async (owner: Person, title: string): Promise<string> => {
  const { id } = await owner.browser.ask(createProject, { body: { kind: 'WRITING', title } })
  return publishIn(owner, id, title)
}

/** The same in a project that there is. */
export const publishIn = async (
  { browser }: Person,
  projectId: ProjectId,
  title = 'For everybody',
): Promise<string> => {
  const body = { title, markdown: 'The tide is out.' }
  const { id: pageId } = await browser.ask(createPage, { params: { projectId }, body })
  const open = { params: { pageId }, body: { withProject: true } }
  return String((await browser.ask(publishPage, open)).path)
}

/** Reports what is at an address, as its form does. */
export const reportText = async (origin: string, path: string): Promise<void> => {
  const body = new URLSearchParams({ reason: 'SPAM', words: 'It sells boats.' })
  const headers = { origin }
  const answer = await fetch(`${origin}${path}/report`, { method: 'POST', body, headers })
  if (!answer.ok) throw new Error(`the report was not taken: ${answer.status}`)
}
