/**
 * Runs once, at the next frame; in a tab nobody sees, where none comes, soon. Not before `after`
 * milliseconds have gone by.
 */
export const nextFrame = (run: () => void, after = 0): void => {
  const visible = typeof document !== 'undefined' && document.visibilityState === 'visible'
  if (after > 0) {
    setTimeout(() => nextFrame(run), after)
    return
  }
  if (!visible || typeof requestAnimationFrame === 'undefined') {
    setTimeout(run, 30)
    return
  }
  let done = false
  const once = () => {
    if (!done) run()
    done = true
  }
  requestAnimationFrame(once)
  // A window that is covered gets no frames and still counts as visible.
  setTimeout(once, 200)
}

/** Runs once what was done in this frame has been laid out and painted. */
export const afterPaint = (run: () => void): void => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    run()
  }
  port2.postMessage(null)
}
