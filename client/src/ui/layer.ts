import { createContext, useContext } from 'react'

/** Around what stands in a window: its menus must open inside of it, where keys and readers are. */
export const InLayer = createContext<HTMLElement | null>(null)

// A test may show a part of a screen alone.
const ofScreen = '#main, body:not(:has(#main))'

/** Where a menu or a tip is put: in the window around it, else in the main part of the screen. */
export const useLayer = () => ({ target: useContext(InLayer) ?? ofScreen })
