import { HeadlessMantineProvider } from '@mantine/core'
import { render } from '@testing-library/react'
import type { ReactElement } from 'react'

/** Renders with what every screen has around it. */
export const show = (what: ReactElement) =>
  render(<HeadlessMantineProvider>{what}</HeadlessMantineProvider>)
