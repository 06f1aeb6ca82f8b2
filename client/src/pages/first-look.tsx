import type { ReactNode } from 'react'

declare global {
  // What `first-look.js` has drawn; null once the editor is there.
  var firstLook: HTMLElement | null | undefined
}

interface FirstLookProps {
  readonly pageId: string | undefined
  /** What is shown while there is no text to look at. */
  readonly children: ReactNode
}

/** The place of a text that is not here yet. A page opened by its address may have it as HTML already. */
export const FirstLook = ({ pageId, children }: FirstLookProps) => {
  const take = (holder: HTMLDivElement | null) => {
    const look = globalThis.firstLook
    if (!holder || !look || look.dataset.page !== pageId) return
    look.removeAttribute('role')
    holder.append(look)
  }
  return (
    <div ref={take} data-first-look>
      {children}
    </div>
  )
}

/** The text itself is on screen, or never will be. */
export const endFirstLook = (): void => {
  globalThis.firstLook?.remove()
  globalThis.firstLook = null
}
