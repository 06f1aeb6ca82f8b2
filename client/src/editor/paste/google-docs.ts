import { all, saying, unwrap } from './dom.ts'

/** Google Docs puts everything into a bold that is not bold, and empty lines as breaks between blocks. */
export const cleanGoogleDocs = (root: HTMLElement): void => {
  const outer = root.querySelector('[id^="docs-internal-guid-"]')
  if (!outer) return
  const place = outer.parentElement ?? root
  if (outer.tagName === 'B') unwrap(outer)
  for (const line of all(place, ':scope > br')) line.remove()
  for (const line of all(place, 'li > p')) if (saying(line) === '') line.textContent = ''
}
