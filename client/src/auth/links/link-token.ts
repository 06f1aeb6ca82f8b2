import { useLocation } from 'react-router'

/** What follows the `#` of a link in a mail; null when one came without it. */
export const useLinkToken = (): string | null => {
  const { hash } = useLocation()
  return hash.length > 1 ? hash.slice(1) : null
}
