import { cloneElement, lazy, Suspense, useRef, useState } from 'react'
import type { MenuProps } from './menu-choice.ts'

const MenuList = lazy(async () => ({ default: (await import('./menu-list.tsx')).MenuList }))

/**
 * A button that opens a list of acts; arrows, letters and Escape work as everywhere. What is behind it
 * comes a moment after the first screen: until then the button remembers that it was pressed, and
 * hands its focus on.
 */
export const Menu = (props: MenuProps) => {
  const [pressed, setPressed] = useState(false)
  // No state: drawn anew while a pointer is down, the list would take the button from under it.
  const held = useRef(false)
  const press = () => {
    setPressed(true)
    props.onChange?.(true)
  }
  const early = cloneElement(props.button, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: press,
    onFocus: () => {
      held.current = true
    },
    onBlur: () => {
      held.current = false
    },
  } as Partial<MenuProps['button']['props']>)
  return (
    <Suspense fallback={early}>
      <MenuList {...props} pressed={pressed} isHeld={() => held.current} />
    </Suspense>
  )
}
