import { defineConfig } from 'prisma/config'

// Only for Prisma's own command line; our programs pass their connection themselves.
export default defineConfig({
  schema: '.',
  migrations: { path: 'migrations' },
  ...(process.env.DATABASE_URL && { datasource: { url: process.env.DATABASE_URL } }),
})
