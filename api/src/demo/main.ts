import { openStoryClock, type StoryClock } from '@chapterhouse/prisma/story-clock'
import { signIn, signUp } from '@chapterhouse/shared/auth/contract'
import { signOut } from '@chapterhouse/shared/auth/sign-out'
import { must } from '@chapterhouse/shared/kernel/must'
import { createLink } from '@chapterhouse/shared/links/contract'
import { createPage, getPage } from '@chapterhouse/shared/pages/contract'
import { addMember, createProject, listProjects } from '@chapterhouse/shared/projects/contract'
import { beginOf, diaryOf, type Entry } from './diary.ts'
import {
  addressOf,
  type DemoPage,
  type DemoProject,
  demoPassword,
  type Name,
  people,
  type When,
} from './story.ts'
import { aVisitor, type Visitor } from './visitor.ts'
import { world } from './world.ts'
import { blocksOf, type Desk, writeTogether } from './write-page.ts'

const url = must(process.env.BASE_URL, 'BASE_URL, the address of a running house')
const names = Object.keys(people) as Name[]
const arrival: When = { daysAgo: 17, at: '20:00', minutes: 90 }

const enter = async (name: Name): Promise<Visitor> => {
  const visitor = aVisitor(url)
  const credentials = { email: addressOf(name), password: demoPassword }
  const setupCode = process.env.SETUP_CODE
  try {
    await visitor.ask(signUp, {
      body: { ...credentials, displayName: people[name], ...(setupCode ? { setupCode } : {}) },
    })
  } catch (error) {
    if (!(error instanceof Error && error.cause === 'address_taken')) throw error
    await visitor.ask(signIn, { body: credentials })
  }
  return visitor
}

const visitors = new Map<Name, Visitor>()
const desks = new Map<DemoPage, Desk>()

const found = async (project: DemoProject) => {
  const owner = must(visitors.get(project.owner))
  const { title, description } = project
  const { id } = await owner.ask(createProject, { body: { kind: 'WRITING', title, description } })
  const params = { projectId: id }
  for (const [name, role] of Object.entries(project.members)) {
    await owner.ask(addMember, { params, body: { email: addressOf(name as Name), role } })
  }
  for (const page of project.pages) {
    const { id: pageId } = await owner.ask(createPage, { params, body: { title: page.title } })
    desks.set(page, { pageId, owner, visitors, blocks: await blocksOf(page), written: 0 })
  }
}

const live = (entry: Entry): Promise<void> =>
  entry.kind === 'founding'
    ? found(entry.project)
    : writeTogether(must(desks.get(entry.page)), entry.sitting)

/** In a house where people live already, all of it happens now. */
const now: StoryClock = { during: (_scene, act) => act() }

const clock = (await openStoryClock(must(process.env.DATABASE_URL, 'DATABASE_URL'))) ?? now
const today = new Date()
const during = (when: When, act: () => Promise<void>) =>
  clock.during({ begins: beginOf(when, today), minutes: when.minutes }, act)

await during(arrival, async () => {
  for (const name of names) visitors.set(name, await enter(name))
})
const { items: there } = await must(visitors.get('maja')).ask(listProjects)
if (there.length === 0)
  for (const entry of diaryOf(world, today)) await during(entry.when, () => live(entry))
/** Somebody outside proofreads one page; its address is printed, as it would be sent to them. */
const shareOne = async (): Promise<string | null> => {
  const [first] = desks.values()
  if (!first) return null
  const { owner, pageId } = first
  const { projectId } = await owner.ask(getPage, { params: { pageId } })
  const rights = { pageId, access: 'READ', guestNames: 'OPTIONAL', expiresInDays: 30 } as const
  const body = { ...rights, label: 'For the proofreader' }
  return (await owner.ask(createLink, { params: { projectId }, body })).link
}

const link = await shareOne()
for (const visitor of visitors.values()) await visitor.ask(signOut)

console.log('Demo people, all with the password', demoPassword)
for (const name of names) console.log(`  ${addressOf(name).padEnd(24)} ${people[name]}`)
if (link) console.log(`A guest reads one page at\n  ${new URL(link, url).href}`)
