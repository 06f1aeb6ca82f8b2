import { createContext, type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'

const SlotContext = createContext<HTMLElement | null>(null)

/** Gives what is inside it a place in the bar above the screen. */
export const BarSlot = SlotContext

/** Shows its children in the bar above the screen: who is here, whether all is saved. */
export const InBar = ({ children }: { readonly children: ReactNode }) => {
  const slot = useContext(SlotContext)
  return slot ? createPortal(children, slot) : null
}
