import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'

/** The client is given, so that a test has its own. */
interface ProvidersProps {
  readonly client: QueryClient
  readonly children: ReactNode
}

/** What every part of a screen may count on being around it. */
export const Providers = ({ client, children }: ProvidersProps) => (
  <QueryClientProvider client={client}>{children}</QueryClientProvider>
)
