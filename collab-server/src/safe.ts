import type { Extension } from '@hocuspocus/server'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** Where our mistakes are told. */
export interface Reporter {
  readonly log: Log
  readonly metrics: Metrics
}

export const report = ({ log, metrics }: Reporter, where: string, err: unknown): void => {
  metrics.failed(where)
  log.error({ err, where }, 'failed')
}

/** Logs and swallows: for what nobody waits for. */
export const safely =
  (reporter: Reporter, where: string) =>
  (error: unknown): void =>
    report(reporter, where, error)

type Hooks = { readonly [K in keyof Extension]: Extension[K] }

const wrap = <A extends unknown[]>(
  act: (...args: A) => Promise<unknown>,
  onError: (error: unknown) => void,
) => {
  return async (...args: A): Promise<unknown> => {
    try {
      return await act(...args)
    } catch (error) {
      onError(error)
      return undefined
    }
  }
}

/**
 * An extension whose hooks never throw: an error inside Hocuspocus would reach the client as
 * "permission denied", or end the process. The socket at fault is closed by `onError` instead.
 */
export const safe = (
  reporter: Reporter,
  hooks: Hooks,
  onError: (data: unknown) => void = () => {},
): Extension => {
  const entries = Object.entries(hooks).map(([name, hook]) => {
    if (typeof hook !== 'function') return [name, hook]
    const act = hook as (data: unknown) => Promise<unknown>
    const guarded = (data: unknown) =>
      wrap(act, (error) => {
        report(reporter, name, error)
        onError(data)
      })(data)
    return [name, guarded]
  })
  return Object.fromEntries(entries) as Extension
}
