import pg from 'pg'

/**
 * Runs `act` on one connection of the tables' owner. Ending it in the middle of a transaction rolls
 * that back.
 */
export async function asOwner<T>(
  databaseUrl: string,
  act: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  // A connection that ends between two statements fails the next one; unheard, it would end the
  // process.
  client.on('error', () => {})
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end().catch(() => {})
  }
}
