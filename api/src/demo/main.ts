import { signIn, signUp } from '@chapterhouse/shared/auth/contract'
import { must } from '@chapterhouse/shared/kernel/must'
import { addMember, createProject, listProjects } from '@chapterhouse/shared/projects/contract'
import { aVisitor, type Visitor } from './visitor.ts'
import { addressOf, type DemoProject, demoPassword, type Name, people, world } from './world.ts'
import { writePage } from './write-page.ts'

const url = must(process.env.BASE_URL, 'BASE_URL, the address of a running house')
const names = Object.keys(people) as Name[]

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

const build = async (project: DemoProject, visitors: ReadonlyMap<Name, Visitor>) => {
  const owner = must(visitors.get(project.owner))
  const { title, description } = project
  const { id } = await owner.ask(createProject, { body: { kind: 'WRITING', title, description } })
  for (const [name, role] of Object.entries(project.members)) {
    const body = { email: addressOf(name as Name), role }
    await owner.ask(addMember, { params: { projectId: id }, body })
  }
  for (const page of project.pages) await writePage({ projectId: id, page, owner, visitors })
}

const visitors = new Map<Name, Visitor>()
for (const name of names) visitors.set(name, await enter(name))

const first = must(visitors.get('maja'))
const there = await first.ask(listProjects)
if (there.items.length === 0) {
  for (const project of world) {
    console.log(`Writing "${project.title}"`)
    await build(project, visitors)
  }
}
console.log('Demo people, all with the password', demoPassword)
for (const name of names) console.log(`  ${addressOf(name).padEnd(24)} ${people[name]}`)
