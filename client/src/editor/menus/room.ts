/** Marks the toolbar, which nothing that floats may cover. */
export const toolbarMark = 'data-editor-toolbar'

/** The width below which the toolbar is at the foot: the same as in the style sheets. */
export const narrow = '(max-width: 40rem)'

/** Whether the toolbar stands at the foot of the window, within reach of a thumb. */
export const isNarrow = (): boolean => window.matchMedia(narrow).matches

/** Whether some of it can be seen between the bars. A picture without a height has yet to arrive. */
export const inSight = ({ top, bottom, height }: DOMRect): boolean => {
  if (height === 0) return true
  const clear = room()
  return bottom >= clear.top && top <= window.innerHeight - clear.bottom
}

/**
 * How far from each edge of the window a floating part has to stay: clear of the toolbar, which
 * is at the top of a wide window and at the bottom of a phone.
 */
export const room = () => {
  const edge = { top: 8, right: 8, bottom: 8, left: 8 }
  const bar = document.querySelector(`[${toolbarMark}]`)?.getBoundingClientRect()
  if (!bar || bar.height === 0) return edge
  if (bar.top > window.innerHeight / 2) {
    return { ...edge, bottom: Math.max(8, window.innerHeight - bar.top + 8) }
  }
  return { ...edge, top: Math.max(8, bar.bottom + 4) }
}
