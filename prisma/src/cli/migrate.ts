import { backup } from '../backup/backup.ts'
import { migrate } from '../migrate.ts'
import { backupFolder } from './folder.ts'
import { run, say } from './run.ts'

await run(async ({ databaseUrl, appSecret, dataDir, assetsDirectory }) => {
  const applied = await migrate({
    databaseUrl,
    appSecret,
    log: say,
    beforeChange: async (pending) => {
      const target = backupFolder(dataDir, `before-${pending[0]}`)
      say(`Saving a backup to ${target}`)
      await backup({ databaseUrl, assetsDirectory, target })
    },
  })
  say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
})
