import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isAttended } from '../attended.ts'
import { backup } from '../backup/backup.ts'
import { restore } from '../backup/restore.ts'
import { restorePage } from '../backup/restore-page.ts'
import { migrate } from '../migrate.ts'
import { backupFolder } from './folder.ts'
import { run, type Settings, say, Usage } from './run.ts'

const usage =
  'Say which backup: npm run restore -- <folder> [--force], or of one page: -- <folder> --page <id>'

// npm run restore -- <folder> [--force | --page <id>]
await run(async (settings) => {
  const { values, positionals } = wordsOf(process.argv.slice(2))
  const { force = false, page } = values
  const [folder, ...rest] = positionals
  if (!folder || rest.length > 0 || (force && page !== undefined)) throw new Usage(usage)
  if (await isAttended(settings.databaseUrl))
    throw new Usage('A collab-server uses this database: stop it before you restore.')
  if (page !== undefined) return bringPageBack(settings, { folder, page })
  if (force) await saveWhatIsThere(settings)
  const manifest = await restore({ ...settings, source: resolve(folder), force, log: say })
  say(`Restored the state of ${manifest.createdAt}.`)
})

function wordsOf(args: string[]) {
  const options = { force: { type: 'boolean' }, page: { type: 'string' } } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    throw new Usage(usage)
  }
}

async function bringPageBack(
  { databaseUrl, appSecret }: Settings,
  { folder, page }: { readonly folder: string; readonly page: string },
): Promise<void> {
  // its address will do: …/p/<id>
  const pageId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(page.toLowerCase())?.[0]
  if (!pageId) throw new Usage(`“${page}” is neither the id nor the address of a page.`)
  await migrate({ databaseUrl, appSecret })
  const told = await restorePage({ source: resolve(folder), databaseUrl, pageId })
  say(
    `“${told.title || 'Untitled'}” is back in “${told.projectTitle}”, as a draft, in the state of ${told.createdAt}.`,
  )
}

// Forced or not, nothing is lost: what the backup replaces becomes a backup itself.
async function saveWhatIsThere({ databaseUrl, appSecret, dataDir, assetsDirectory }: Settings) {
  await migrate({ databaseUrl, appSecret })
  const target = backupFolder(dataDir, 'before-restore')
  say(`Saving what is there to ${target}`)
  await backup({ databaseUrl, assetsDirectory, target })
}
