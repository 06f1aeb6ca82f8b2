import { lazy, Suspense, useEffect, useState } from 'react'

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))

/** Ctrl-K where nobody else takes it: on selected words it makes a link. Ctrl-Shift-P always. */
const asksFor = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean => {
  if (!(ctrlKey || metaKey) || altKey) return false
  return shiftKey ? key.toLowerCase() === 'p' : key.toLowerCase() === 'k'
}

/** Listens for the keys of the palette, and opens it. */
export const PaletteKey = () => {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !asksFor(event)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return isOpen ? (
    <Suspense>
      <Palette onClose={() => setOpen(false)} />
    </Suspense>
  ) : null
}
