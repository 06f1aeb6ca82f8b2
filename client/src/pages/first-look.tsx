import type { ReactNode } from 'react'

/** The text as HTML, from the server's page or from `first-look.js`. */
const findLook = () => document.querySelector<HTMLElement>('.first-look')

interface FirstLookProps {
  readonly pageId: string | undefined
  /** What is shown while there is no text to look at. */
  readonly children: ReactNode
}

/** The place of a text that is not here yet. A page opened by its address may have it as HTML already. */
export const FirstLook = ({ pageId, children }: FirstLookProps) => {
  const take = (holder: HTMLDivElement | null) => {
    const look = findLook()
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

/** The text itself is on screen, or never will be: what is shown goes, and what is under way is not shown. */
export const endFirstLook = (): void => {
  document.documentElement.dataset.lookEnded = ''
  findLook()?.remove()
}
