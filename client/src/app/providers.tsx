import { HeadlessMantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { theme } from '../ui/theme.ts'

/** The client is given, so that a test has its own. */
interface ProvidersProps {
  readonly client: QueryClient
  readonly children: ReactNode
}

/** What every part of a screen may count on being around it. */
export const Providers = ({ client, children }: ProvidersProps) => (
  <QueryClientProvider client={client}>
    <HeadlessMantineProvider theme={theme}>{children}</HeadlessMantineProvider>
  </QueryClientProvider>
)
