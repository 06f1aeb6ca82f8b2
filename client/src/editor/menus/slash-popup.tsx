import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom'
import { type Editor, posToDOMRect } from '@tiptap/core'
import { createRoot } from 'react-dom/client'
import type { Insertable } from './insertables.ts'
import { room } from './room.ts'
import type { Found } from './slash-filter.ts'
import styles from './slash-list.module.css'
import { SlashList } from './slash-list.tsx'
import type { Slash } from './slash-state.ts'

interface Acts {
  readonly choose: (one: Insertable) => void
  readonly highlight: (at: number) => void
}

const middleware = [
  offset(6),
  flip(() => ({ padding: room(), fallbackStrategy: 'bestFit' as const })),
  shift(() => ({ padding: room() })),
  size(() => ({
    padding: room(),
    apply: ({ availableHeight, elements }) => {
      elements.floating.style.maxHeight = `${Math.min(384, Math.max(120, availableHeight))}px`
    },
  })),
]

/**
 * The window of the slash menu, outside the text and outside the screen's React tree: the menu
 * belongs to the editor, wherever that is mounted.
 */
export const openPopup = (editor: Editor, acts: Acts) => {
  const box = document.createElement('div')
  box.className = styles.popup ?? ''
  const root = createRoot(box)
  let from = 0
  let stop: (() => void) | null = null
  const reference = {
    getBoundingClientRect: () => posToDOMRect(editor.view, from, from),
    get contextElement() {
      return editor.view.dom
    },
  }
  const place = async () => {
    const options = { placement: 'bottom-start', strategy: 'fixed', middleware } as const
    const at = await computePosition(reference, box, options)
    Object.assign(box.style, { left: `${at.x}px`, top: `${at.y}px` })
  }
  const hide = () => {
    stop?.()
    stop = null
    box.remove()
  }
  return {
    show: (shown: (Found & Slash) | null) => {
      if (!shown) return hide()
      from = shown.from
      root.render(<SlashList found={shown} at={shown.at} {...acts} />)
      if (!stop) {
        document.body.append(box)
        stop = autoUpdate(reference, box, () => void place())
      }
      void place()
    },
    remove: () => {
      hide()
      // React may be rendering just now; it does not like to be unmounted meanwhile.
      queueMicrotask(() => root.unmount())
    },
  }
}
