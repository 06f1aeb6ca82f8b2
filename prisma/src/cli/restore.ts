import { resolve } from 'node:path'
import { isAttended } from '../attended.ts'
import { backup } from '../backup/backup.ts'
import { restore } from '../backup/restore.ts'
import { migrate } from '../migrate.ts'
import { backupFolder } from './folder.ts'
import { run, type Settings, say, Usage } from './run.ts'

// npm run restore -- <folder> [--force]
await run(async (settings) => {
  const args = process.argv.slice(2)
  const force = args.includes('--force')
  const [folder, ...rest] = args.filter((arg) => arg !== '--force')
  if (!folder || rest.length > 0)
    throw new Usage('Say which backup: npm run restore -- <folder> [--force]')
  if (await isAttended(settings.databaseUrl))
    throw new Usage('A collab-server uses this database: stop it before you restore.')
  if (force) await saveWhatIsThere(settings)
  const manifest = await restore({ ...settings, source: resolve(folder), force, log: say })
  say(`Restored the state of ${manifest.createdAt}.`)
})

// Forced or not, nothing is lost: what the backup replaces becomes a backup itself.
async function saveWhatIsThere({ databaseUrl, appSecret, dataDir, assetsDirectory }: Settings) {
  await migrate({ databaseUrl, appSecret })
  const target = backupFolder(dataDir, 'before-restore')
  say(`Saving what is there to ${target}`)
  await backup({ databaseUrl, assetsDirectory, target })
}
