import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { administrator } from '@chapterhouse/prisma/administrator'
import { must } from '@chapterhouse/shared/kernel/must'
import { createProject, deleteProject, getProject } from '@chapterhouse/shared/projects/contract'
import { acceptInvitation } from '@chapterhouse/shared/projects/invitation'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { consoleInvitation } from './console-invitation.ts'

let house: TestHouse
let folder: string
let first: Guest
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'))
  house = await openHouse()
  expect(await administrator(house.database.ownerUrl)).toBeNull()
  first = await house.person()
})
afterEach(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

const file = () => join(folder, 'invitation')
const look = async () => {
  const userId = must(await administrator(house.database.ownerUrl))
  return consoleInvitation({
    db: house.db,
    administrator: userId,
    file: file(),
    appSecret: house.database.appSecret,
  })
}
const project = async (who: Guest, title: string) =>
  (await who.ask(createProject, { body: { kind: 'WRITING', title } })).id

it('lets a colleague into the project the administrator touched last', async () => {
  const somebody = await house.person()
  const projectId = await project(first, 'The Salt Road')
  await project(somebody, 'Not theirs')
  const offer = must(await look())
  expect(offer.project).toBe('The Salt Road')
  await somebody.ask(acceptInvitation, { params: { token: offer.token } })
  expect(await somebody.ask(getProject, { params: { projectId } })).toMatchObject({
    role: 'EDITOR',
  })
})

it('is the same one at each start until somebody used it', async () => {
  await project(first, 'The Salt Road')
  const offer = must(await look())
  expect(await look()).toEqual(offer)
  const somebody = await house.person()
  await somebody.ask(acceptInvitation, { params: { token: offer.token } })
  expect(must(await look()).token).not.toBe(offer.token)
})

it('is kept for the eyes of whoever runs the house', async () => {
  await project(first, 'The Salt Road')
  const { token } = must(await look())
  expect(await readFile(file(), 'utf8')).toBe(token)
  expect((await stat(file())).mode & 0o777).toBe(0o600)
})

it('is none without a project to invite to', async () => {
  expect(await look()).toBeNull()
  const projectId = await project(first, 'Thrown away')
  await first.ask(deleteProject, { params: { projectId } })
  expect(await look()).toBeNull()
})
