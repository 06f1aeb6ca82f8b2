import { setRole } from '../harness/people.ts'
import type { Event } from '../harness/story.ts'
import { pause, until } from '../harness/wait.ts'

export const somebodyDropsTheLine: Event = async ({ writers }, random) => {
  random.pick(writers.all).writer.dropLine()
}

export const somebodyGoesOffline: Event = async ({ writers }, random) => {
  random.pick(writers.all).writer.disconnect()
}

export const somebodyComesBack: Event = async ({ writers }, random) => {
  const away = writers.all.filter(({ writer }) => !writer.connected)
  if (away.length > 0) await random.pick(away).writer.connect()
}

export const somebodyReloads: Event = async ({ writers }, random) => {
  await random.pick(writers.all).writer.reload()
}

/** SIGKILL, then at once a new process on the same port. */
export const theServerIsKilled: Event = async ({ stack }) => {
  await stack.collab.kill()
  await stack.collab.start()
}

export const theServerIsRestarted: Event = async ({ stack }) => {
  await stack.collab.stop()
  await stack.collab.start()
}

/** A role is lowered while its owner types, and given back a little later. */
export const somebodyIsRevoked: Event = async ({ desk, writers }, random) => {
  const { person, writer } = random.pick(writers.all.slice(1))
  await setRole(desk, person, 'VIEWER')
  await until(() => !writer.connected || !writer.mayWrite, { what: 'losing access', within: 5_000 })
  await pause(random.below(200))
  await setRole(desk, person, 'EDITOR')
  await until(() => !writer.connected || writer.mayWrite, { what: 'coming back', within: 8_000 })
}

/** Ordinary bad days, the harmless ones more often. */
export const badDays: readonly Event[] = [
  somebodyDropsTheLine,
  somebodyDropsTheLine,
  somebodyGoesOffline,
  somebodyGoesOffline,
  somebodyComesBack,
  somebodyComesBack,
  somebodyReloads,
  somebodyReloads,
  somebodyIsRevoked,
  theServerIsKilled,
  theServerIsRestarted,
]
