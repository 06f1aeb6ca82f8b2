import {
  autoUpdate,
  computePosition,
  flip,
  offset,
  type Placement,
  shift,
  size,
} from '@floating-ui/dom'
import type { Editor } from '@tiptap/core'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './floating.module.css'
import { listen } from './listen.ts'
import { inSight, isNarrow, room } from './room.ts'

interface FloatingProps {
  readonly editor: Editor
  /** Where in the window the thing is that this belongs to; null while it is nowhere. */
  readonly rect: () => DOMRect | null
  readonly placement: Placement
  /** On a phone it stands above the toolbar instead, where it covers no line. */
  readonly docks?: boolean
  readonly children: ReactNode
}

const middleware = [
  offset(8),
  flip(() => ({ padding: room() })),
  shift(() => ({ padding: room(), crossAxis: true })),
  size(() => ({
    padding: room(),
    apply: ({ availableWidth, elements }) => {
      elements.floating.style.maxWidth = `${Math.max(0, availableWidth)}px`
    },
  })),
]

interface Anchor {
  readonly rect: () => DOMRect | null
  readonly contextElement: Element
  readonly placement: Placement
  readonly docks: boolean
}

const dock = (floating: HTMLElement): void => {
  const { bottom, left } = room()
  floating.style.left = `${left}px`
  floating.style.top = `${window.innerHeight - bottom - floating.offsetHeight}px`
}

const place = async (floating: HTMLElement, anchor: Anchor): Promise<void> => {
  const { rect: find, contextElement, placement, docks } = anchor
  const rect = find()
  // A block that scrolled away takes its controls along, not from under the hands of who uses them.
  const isAway = docks && rect && !inSight(rect) && !floating.contains(document.activeElement)
  const isShown = rect && !isAway
  floating.style.visibility = isShown ? 'visible' : 'hidden'
  if (!isShown) return
  if (docks && isNarrow()) return dock(floating)
  const reference = { getBoundingClientRect: () => rect, contextElement }
  const at = await computePosition(reference, floating, {
    placement,
    strategy: 'fixed',
    middleware,
  })
  Object.assign(floating.style, { left: `${at.x}px`, top: `${at.y}px` })
}

/** Keeps it placed while the window scrolls, the keyboard comes, or people type. Answers how to stop. */
const follow = (editor: Editor, floating: HTMLElement, anchor: Anchor): (() => void) => {
  const update = () => {
    if (!editor.isDestroyed) void place(floating, anchor)
  }
  let frame = 0
  // Many people type at once, and a place costs a layout: one per frame is enough to follow.
  const soon = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(update)
  }
  const { contextElement, rect } = anchor
  const reference = { getBoundingClientRect: () => rect() ?? new DOMRect(), contextElement }
  const stopWindow = autoUpdate(reference, floating, update)
  const stopKeyboard = listen(window.visualViewport, { resize: soon })
  editor.on('transaction', soon)
  return () => {
    stopWindow()
    stopKeyboard()
    cancelAnimationFrame(frame)
    editor.off('transaction', soon)
  }
}

/**
 * Holds its children beside a place in the text, inside the window, and follows when somebody types
 * above it. Not TipTap's BubbleMenu: each of those is a ProseMirror plugin that comes and goes, and
 * each coming makes every other plugin, the live connection too, start again.
 */
export const Floating = (props: FloatingProps) => {
  const { editor, rect, placement, docks = false, children } = props
  const floating = useRef<HTMLDivElement>(null)
  const ask = useRef(rect)
  ask.current = rect
  useLayoutEffect(() => {
    const element = floating.current
    if (!element || editor.isDestroyed) return
    const contextElement = editor.view.dom
    return follow(editor, element, { rect: () => ask.current(), contextElement, placement, docks })
  }, [editor, placement, docks])
  return (
    <div ref={floating} className={styles.floating}>
      {children}
    </div>
  )
}
