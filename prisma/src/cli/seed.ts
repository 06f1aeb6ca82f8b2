import { seed } from '../seed.ts'
import { run, say } from './run.ts'

await run(async ({ databaseUrl }) => {
  const count = await seed(databaseUrl)
  say(`${count} mail templates are in place.`)
})
