import { everything } from '@chapterhouse/shared/editor/testing/everything'
import { createLink } from '@chapterhouse/shared/links/contract'
import { listMail } from '@chapterhouse/shared/mail/contract'
import { changePage, deletePage, nameVersion } from '@chapterhouse/shared/pages/contract'
import { givePage } from '@chapterhouse/shared/pages/grants'
import { askAccess } from '@chapterhouse/shared/projects/access-request'
import { createProject, deleteProject } from '@chapterhouse/shared/projects/contract'
import { createInviteLink } from '@chapterhouse/shared/projects/invitation'
import type { Page } from '@playwright/test'
import { addPage, admit, type Desk, openDesk, type Person } from '../../harness/people.ts'
import { makeAdmin } from '../../harness/platform.ts'
import { publishIn, publishText, reportText } from '../../harness/reports.ts'
import { addText } from '../../harness/scribe.ts'
import type { Stack } from '../../harness/stack.ts'
import type { Visitor } from '../test.ts'

/** Who looks at a screen. */
export type Role = 'owner' | 'reader' | 'newcomer' | 'stranger'

/** Everybody in a browser of their own, and what stands for `:pageId` and the like in an address. */
export interface Cast {
  readonly pages: Readonly<Record<Role, Page>>
  readonly places: Readonly<Record<string, string>>
}

/** The name of the version there is. */
export const keptVersion = 'Before the storm'

interface People {
  readonly owner: Person
  readonly reader: Person
  readonly newcomer: Person
}

/** A page with every node, and something to see on each of the other screens. */
const furnish = async (stack: Stack, { owner, reader, newcomer }: People) => {
  const desk = await openDesk(owner, 'The Salt Road')
  const { projectId, pageId } = desk
  await admit(desk, reader, 'VIEWER')
  await addText(stack, desk, everything)
  const { browser } = owner
  await browser.ask(nameVersion, { params: { pageId }, body: { label: keptVersion } })
  await browser.ask(changePage, { params: { pageId }, body: { icon: '🌊', title: 'The keeper' } })
  await reader.browser.ask(askAccess, { body: { pageId, message: 'May I write here?' } })
  const [locked, empty, gone] = await Promise.all(
    ['Closed', 'Nothing yet', 'Gone'].map((title) => addPage(owner, projectId, title)),
  )
  if (!locked || !empty || !gone) throw new Error('a page is missing')
  await browser.ask(changePage, { params: { pageId: locked }, body: { editMode: 'LOCKED' } })
  await publishIn(owner, projectId)
  const gift = { email: newcomer.email, access: 'READ' } as const
  await browser.ask(givePage, { params: { pageId: empty }, body: gift })
  await browser.ask(deletePage, { params: { pageId: gone } })
  const body = { role: 'EDITOR', message: 'Come and write with us.' } as const
  const { link } = await browser.ask(createInviteLink, { params: { projectId }, body })
  const token = link.split('/').at(-1) ?? ''
  const { items } = await browser.ask(listMail, { query: {} })
  const messageId = items[0]?.id ?? ''
  return { projectId, pageId, locked, empty, messageId, token, link: await shareWith(desk) }
}

/** What opens the project to guests. */
export const linkPassword = 'salt and wind'

/** The token of a link to the whole project. */
const shareWith = async ({ owner, projectId }: Desk): Promise<string> => {
  const rights = { pageId: null, access: 'EDIT', guestNames: 'REQUIRED' } as const
  const body = { ...rights, expiresInDays: 7, password: linkPassword }
  const { link } = await owner.browser.ask(createLink, { params: { projectId }, body })
  return link.split('/').at(-1) ?? ''
}

const giveUp = async ({ browser }: Person) => {
  const body = { kind: 'WRITING', title: 'Given up' } as const
  const { id } = await browser.ask(createProject, { body })
  await browser.ask(deleteProject, { params: { projectId: id } })
}

interface Company {
  readonly owner: Visitor
  readonly reader: Visitor
  readonly newcomer: Visitor
  readonly stranger: Page
}

/** Sets everything up that the scenes count on. */
export const castOf = async (stack: Stack, company: Company): Promise<Cast> => {
  const { owner, reader, newcomer, stranger } = company
  await makeAdmin(stack, owner.person)
  const places = await furnish(stack, {
    owner: owner.person,
    reader: reader.person,
    newcomer: newcomer.person,
  })
  await giveUp(owner.person)
  await reportText(stack.origin, await publishText(reader.person, 'Boats for sale'))
  const pages = { owner: owner.page, reader: reader.page, newcomer: newcomer.page, stranger }
  return { pages, places }
}
