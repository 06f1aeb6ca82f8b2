import { runProgram, startProgram } from './child.mjs'
import { inRoot } from './root.mjs'

const entryOf = (name) => inRoot('prisma', 'src', 'cli', `${name}.ts`)

/** Brings the schema up to date; backs existing data up before anything is changed. */
export function migrate(env) {
  return runProgram('Updating the database', entryOf('migrate'), { env })
}

/** One of migrate, seed, backup, restore with the person's own words, on the console. */
export function startOperation(name, args, env) {
  return startProgram(entryOf(name), { args, env, foreground: true })
}
