import { runProgram, startProgram } from './child.mjs'
import { tell } from './progress.mjs'
import { inRoot } from './root.mjs'

const entryOf = (name) => inRoot('prisma', 'src', 'cli', `${name}.ts`)

/** Brings the schema up to date; backs existing data up before anything is changed. */
export async function migrate(env) {
  const said = await runProgram('Updating the database', entryOf('migrate'), { env })
  for (const line of said.trim().split('\n')) if (/backup/.test(line)) tell(`  ${line}`)
}

/** One of migrate, seed, backup, restore with the person's own words, on the console. */
export function startOperation(name, args, env) {
  return startProgram(entryOf(name), { args, env, foreground: true })
}
