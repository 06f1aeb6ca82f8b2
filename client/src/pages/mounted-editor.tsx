import { HeadlessMantineProvider } from '@mantine/core'
import type { ComponentProps } from 'react'
import { PageEditor } from '../editor/page-editor.tsx'
import { theme } from '../ui/theme.ts'

/** The editor with what its menus and tips stand on; both are fetched with it, not with the shell. */
export const MountedEditor = (props: ComponentProps<typeof PageEditor>) => (
  <HeadlessMantineProvider theme={theme}>
    <PageEditor {...props} />
  </HeadlessMantineProvider>
)
