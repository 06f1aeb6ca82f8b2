// For `npm start -- --lan`: an invitation as one line of JSON, or nothing.
import { join } from 'node:path'
import { administrator } from '@chapterhouse/prisma/administrator'
import { connect } from '@chapterhouse/prisma/client'
import { roleUrl } from '@chapterhouse/prisma/roles'
import { readSettings } from '../../kernel/settings.ts'
import { consoleInvitation } from './console-invitation.ts'

const { databaseUrl, appSecret, dataDir } = readSettings(process.env)
const userId = await administrator(databaseUrl)
if (userId) {
  const db = await connect({ url: roleUrl(databaseUrl, 'app', appSecret), max: 2, hotMax: 0 })
  const file = join(dataDir, 'invitation')
  const made = await consoleInvitation({ db, administrator: userId, file, appSecret })
  if (made) process.stdout.write(`${JSON.stringify(made)}\n`)
  await db.close()
}
