import { inRoot } from './root.mjs'
import { readEnvFile } from './settings.mjs'

// What is set for a house that people live in must not reach a test: emptied, a setting counts as unset
// also where `.env` would give it.
const OF_A_HOUSE =
  /^(PORT|HOST|PUBLIC_URL|TRUST_PROXY|DATA_DIR|DATABASE_URL|APP_SECRET|SETUP_CODE|REDIS_URL|SMTP_URL|ASSETS_URL|SIGN_UP|LOG_LEVEL|COLLAB_\w+|\w+_CLIENT_(ID|SECRET)|OPENAI_\w+|AI_MODEL)$/

/** What every test program is told on top of the machine's own environment. */
export function testEnvironment() {
  const names = [
    'DATABASE_URL',
    'DATA_DIR',
    ...Object.keys(readEnvFile(inRoot('.env'))),
    ...Object.keys(process.env),
  ]
  const emptied = names.filter((name) => OF_A_HOUSE.test(name)).map((name) => [name, ''])
  return { ...Object.fromEntries(emptied), TURBO_TELEMETRY_DISABLED: '1' }
}
