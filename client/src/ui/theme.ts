import { createTheme } from '@mantine/core'

/**
 * Mantine gives behaviour only (menus, tooltips: focus, keys, place). It runs headless, without its
 * styles and without style tags; every look is ours, from tokens.css. See decisions/looks.md.
 */
export const theme = createTheme({ respectReducedMotion: true, cursorType: 'pointer' })
