// Makes src/generated from schema.prisma and models/, offline; does nothing when they have not changed.
// Plain JavaScript for Node 20: it runs before anything else of this project can.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)
const stampFile = join(root, 'src', 'generated', '.stamp')

/** Generates the client when it is missing or stale. Returns whether it did; throws with Prisma's own words. */
export function generate() {
  const stamp = hashOfSchema()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false
  runPrisma()
  writeFileSync(stampFile, stamp)
  return true
}

function hashOfSchema() {
  const hash = createHash('sha256').update(require('prisma/package.json').version)
  const models = readdirSync(join(root, 'models')).sort()
  for (const file of ['schema.prisma', ...models.map((name) => join('models', name))]) {
    hash.update(`\n--- ${file}\n`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function runPrisma() {
  const cli = join(dirname(require.resolve('prisma/package.json')), 'build', 'index.js')
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [cli, 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      // Any existing file: `generate` needs no native engine, but downloads one when this is not set.
      PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'schema.prisma'),
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  })
  if (error) throw error
  if (status !== 0) throw new Error(`prisma generate failed:\n${stdout}${stderr}`)
}

if (argv[1] === fileURLToPath(import.meta.url)) generate()
