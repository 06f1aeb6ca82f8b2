import { resolve } from 'node:path'
import { backup } from '../backup/backup.ts'
import { backupFolder } from './folder.ts'
import { run, say } from './run.ts'

// npm run backup [-- <folder>]
await run(async ({ databaseUrl, dataDir, assetsDirectory }) => {
  const given = process.argv[2]
  const target = given ? resolve(given) : backupFolder(dataDir)
  await backup({ databaseUrl, assetsDirectory, target, log: say })
  say(`Saved to ${target}`)
})
