// For `npm run rotate-secret`: what is sealed in the database is sealed under the new secret.
import { asOwner } from '@chapterhouse/prisma/owner'
import { openEnvelope } from '../kernel/envelope.ts'
import { readSettings } from '../kernel/settings.ts'
import { resealSecrets } from './factors/reseal.ts'

const { databaseUrl, appSecret, secretsBefore } = readSettings(process.env)
const envelope = openEnvelope(appSecret, secretsBefore)
const { sealed, lost } = await asOwner(databaseUrl, (client) => resealSecrets(client, envelope))
const say = (line: string) => process.stdout.write(`${line}\n`)
say(`Authenticators sealed under the new secret: ${sealed}.`)
if (lost > 0)
  say(
    `Of a secret that is not given: ${lost}. They work again once it is among APP_SECRET_BEFORE and this is run anew.`,
  )
say('Recovery codes made so far stay good as long as the secret before is kept.')
say('Nobody is signed out. Each browser is met as a new one once; guests open their link again.')
