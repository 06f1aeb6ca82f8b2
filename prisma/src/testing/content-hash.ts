import { createHash } from 'node:crypto'
import { listTables } from '../backup/catalog.ts'
import type { TestDatabase } from '../test-database.ts'

/** What a database holds, apart from what a restore changes on purpose. */
export async function contentHash({ owner }: TestDatabase): Promise<string> {
  const hash = createHash('sha256')
  const client = await owner.connect()
  for (const { name, columns, key } of await listTables(client)) {
    const kept = columns.filter((column) => !(name === 'page_documents' && column === 'epoch'))
    const { rows } = await client.query(
      `select md5(row(${kept.map((c) => `"${c}"`).join(', ')})::text) as sum from ${name} order by ${key.join(', ')}`,
    )
    hash.update(name).update(rows.map((row) => row.sum).join())
  }
  client.release()
  return hash.digest('hex')
}
