let asked = false

/**
 * Asks the browser not to clear what this device keeps when space gets tight. Once, and only after
 * somebody has written something: some browsers show a question.
 */
export const askToKeepHere = (): void => {
  if (asked || typeof navigator === 'undefined') return
  asked = true
  navigator.storage?.persist?.().catch(() => undefined)
}
