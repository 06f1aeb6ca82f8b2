import type { Page } from 'playwright-core'

/** What a program puts on the clipboard: a text for each type, such as `text/html`. */
export type Flavours = Readonly<Record<string, string>>

/** Runs in the page. */
const pasteHere = (flavours: Flavours) => {
  const data = new DataTransfer()
  for (const [type, text] of Object.entries(flavours)) data.setData(type, text)
  const plan = { clipboardData: data, bubbles: true, cancelable: true }
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', plan))
}

/** Pastes where the focus is, past the clipboard of the machine, which all its windows share. */
export const paste = (page: Page, flavours: Flavours): Promise<void> =>
  page.evaluate(pasteHere, flavours)
