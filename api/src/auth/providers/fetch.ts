import { z } from 'zod'
import { ProviderError } from './identity.ts'

/** Milliseconds another site may take. */
const patience = 10_000
const headers = { accept: 'application/json', 'user-agent': 'Chapterhouse' }

interface Asked<T> {
  readonly url: string
  readonly schema: z.ZodType<T>
  readonly accessToken?: string
}

/** Reads JSON of another site, as the schema says it is; follows it nowhere else. */
export const fetchJson = async <T>({ url, schema, accessToken }: Asked<T>): Promise<T> => {
  const authorization = accessToken ? { authorization: `Bearer ${accessToken}` } : {}
  const init = { headers: { ...headers, ...authorization }, redirect: 'error' as const }
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(patience) }).catch(
    (cause: unknown) => {
      throw new ProviderError(`${url} cannot be reached`, { cause })
    },
  )
  if (!answer.ok) throw new ProviderError(`${url} answers ${answer.status}`)
  const parsed = schema.safeParse(await answer.json().catch(() => null))
  if (!parsed.success) throw new ProviderError(`${url}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
