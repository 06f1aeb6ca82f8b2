import { signUp } from '@chapterhouse/shared/auth/contract'
import type { PageId, ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import { createPage, getTicket } from '@chapterhouse/shared/pages/contract'
import {
  addMember,
  changeMember,
  createProject,
  removeMember,
} from '@chapterhouse/shared/projects/contract'
import type { GrantedRole } from '@chapterhouse/shared/projects/role'
import { Browser } from './ask.ts'
import type { Door } from './door.ts'

/** A signed-in person, made through the same questions as everybody. */
export interface Person {
  readonly id: UserId
  readonly email: string
  readonly browser: Browser
}

let made = 0

/** What the person of that name signs up with. */
export const passwordOf = (name: string): string => `pass-${name}-of-the-harness`

/** Everybody signs up at a machine of their own: that is limited for each. */
const machineOf = (n: number): string => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`

/** Signs somebody new up. */
export const signUpPerson = async (origin: string, displayName: string): Promise<Person> => {
  made += 1
  const away = new Browser(origin, { from: machineOf(made) })
  const email = `${displayName.toLowerCase()}-${process.pid}-${made}@example.org`
  const consent = true
  const body = { email, password: passwordOf(displayName), displayName, consent } as const
  const { user } = await away.ask(signUp, { body })
  return { id: user.id, email, browser: new Browser(origin, { cookie: away.cookie }) }
}

/** A project of `owner` with one page, and those who write there. */
export interface Desk {
  readonly owner: Person
  readonly projectId: ProjectId
  readonly pageId: PageId
}

export const openDesk = async (owner: Person, title = 'A desk'): Promise<Desk> => {
  const project = await owner.browser.ask(createProject, { body: { kind: 'WRITING', title } })
  const pageId = await addPage(owner, project.id, title)
  return { owner, projectId: project.id, pageId }
}

/** Another page of the same project, for the same people: invitations are limited for each hour. */
export const nextPage = async (desk: Desk, title = 'A page'): Promise<Desk> => ({
  ...desk,
  pageId: await addPage(desk.owner, desk.projectId, title),
})

export const addPage = async (owner: Person, projectId: ProjectId, title: string) =>
  (await owner.browser.ask(createPage, { params: { projectId }, body: { title } })).id

export const admit = async (desk: Desk, person: Person, role: GrantedRole = 'EDITOR') => {
  const { projectId, owner } = desk
  const body = { email: person.email, role }
  await owner.browser.ask(addMember, { params: { projectId }, body })
}

/** A project of the first person in which all others write. */
export const openDeskFor = async (people: readonly Person[]): Promise<Desk> => {
  const [owner, ...others] = people
  if (!owner) throw new Error('a desk needs an owner')
  const desk = await openDesk(owner)
  for (const person of others) await admit(desk, person)
  return desk
}

export const setRole = async (desk: Desk, person: Person, role: GrantedRole) => {
  const params = { projectId: desk.projectId, userId: person.id }
  await desk.owner.browser.ask(changeMember, { params, body: { role } })
}

export const remove = async (desk: Desk, person: Person) => {
  const params = { projectId: desk.projectId, userId: person.id }
  await desk.owner.browser.ask(removeMember, { params })
}

/** The way into a page for a browser with a session. `collabUrl` is a WebSocket address without a path. */
export const doorOf = (browser: Browser, pageId: PageId, collabUrl: string): Door => ({
  origin: browser.origin,
  enter: async (clientId) => {
    const reply = await browser.ask(getTicket, { params: { pageId }, body: { clientId } })
    return {
      url: `${collabUrl}/collab/${reply.room}`,
      room: reply.room,
      ticket: reply.ticket,
      access: reply.access,
    }
  },
})
