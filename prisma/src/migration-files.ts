import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SchemaFile } from './engine.ts'

/** The package's own folder. */
export const packageRoot = join(import.meta.dirname, '..')

export const migrationsDirectory = join(packageRoot, 'migrations')

/** The schema as Prisma reads it: `schema.prisma` and every file under `models/`. */
export async function schemaFiles(root = packageRoot): Promise<SchemaFile[]> {
  const models = (await readdir(join(root, 'models'))).filter((name) => name.endsWith('.prisma'))
  const paths = ['schema.prisma', ...models.sort().map((name) => join('models', name))]
  return Promise.all(
    paths.map(
      async (path): Promise<SchemaFile> => [
        join(root, path),
        await readFile(join(root, path), 'utf8'),
      ],
    ),
  )
}

/** What `readMigrations` found, as the schema engine takes it. */
export type MigrationList = Awaited<ReturnType<typeof readMigrations>>

/** Every migration under `directory`, in order, in the form the schema engine takes. */
export async function readMigrations(directory = migrationsDirectory) {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return {
    baseDir: directory,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(directory, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map((name) => readMigration(directory, name)),
    ),
  }
}

async function readMigration(directory: string, name: string) {
  const value = await readFile(join(directory, name, 'migration.sql'), 'utf8')
  return {
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } },
  }
}
