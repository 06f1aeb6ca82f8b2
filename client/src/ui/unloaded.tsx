import { Problem } from './notice.tsx'

interface Asked {
  readonly error: unknown
  readonly data: unknown
  readonly refetch: () => Promise<unknown>
}

/** What to say where a list should be and nothing came. With an older answer on screen: nothing. */
export const Unloaded = ({ query }: { readonly query: Asked }) =>
  query.error && query.data === undefined ? (
    <Problem error={query.error} again={() => void query.refetch()} />
  ) : null
