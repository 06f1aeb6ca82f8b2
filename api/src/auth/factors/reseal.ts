import type { Envelope } from '../../kernel/envelope.ts'
import { placeOf } from './authenticator.ts'

/** As much of a connection as this takes. */
export interface Client {
  readonly query: (
    sql: string,
    values?: unknown[],
  ) => Promise<{ readonly rows: readonly Record<string, unknown>[] }>
}

interface Row {
  readonly id: string
  readonly user_id: string
  readonly secret_enc: Buffer
  readonly key_id: string
}

export interface Resealed {
  readonly sealed: number
  /** Closed under a secret that is not known any more: left as they are, and good for nothing until it is. */
  readonly lost: number
}

/** Closes every secret of an authenticator anew under the first key; all of them, or none. */
export const resealSecrets = async (client: Client, envelope: Envelope): Promise<Resealed> => {
  await client.query('begin')
  try {
    const { rows } = await client.query(
      `select id, user_id, secret_enc, key_id from mfa_credentials
       where secret_enc is not null and key_id <> $1 for update`,
      [envelope.keyId],
    )
    let lost = 0
    for (const {
      id,
      user_id,
      secret_enc,
      key_id,
    } of rows as readonly unknown[] as readonly Row[]) {
      const place = placeOf(id, user_id)
      const secret = envelope.open(place, { sealed: Buffer.from(secret_enc), keyId: key_id })
      if (!secret) {
        lost += 1
        continue
      }
      const { sealed, keyId } = envelope.close(place, secret)
      await client.query('update mfa_credentials set secret_enc = $2, key_id = $3 where id = $1', [
        id,
        sealed,
        keyId,
      ])
    }
    await client.query('commit')
    return { sealed: rows.length - lost, lost }
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
