import { HeadlessMantineProvider } from '@mantine/core'
import type { ComponentProps } from 'react'
import { theme } from '../../ui/theme.ts'
import { FindBar } from '../find/find-bar.tsx'
import { TextActs } from '../view/text-acts.tsx'
import { ImageMenu } from './image-menu.tsx'
import { SelectionMenu } from './selection-menu.tsx'
import { TableMenu } from './table-menu.tsx'
import { Toolbar } from './toolbar.tsx'
import { WholeMenu } from './whole-menu.tsx'

/** The toolbar, with what its menus and tips stand on. */
export const ToolbarOfText = (props: ComponentProps<typeof Toolbar>) => (
  <HeadlessMantineProvider theme={theme}>
    <Toolbar {...props} />
    <TextActs {...props} />
  </HeadlessMantineProvider>
)

/** The bar that finds words. */
export const FindBarOfText = (props: ComponentProps<typeof FindBar>) => (
  <HeadlessMantineProvider theme={theme}>
    <FindBar {...props} />
  </HeadlessMantineProvider>
)

/** What comes up beside a selection, a table or a picture. */
export const MenusOfText = ({ editor, link }: ComponentProps<typeof SelectionMenu>) => (
  <HeadlessMantineProvider theme={theme}>
    <SelectionMenu editor={editor} link={link} />
    <TableMenu editor={editor} />
    <WholeMenu editor={editor} />
    <ImageMenu editor={editor} />
  </HeadlessMantineProvider>
)
