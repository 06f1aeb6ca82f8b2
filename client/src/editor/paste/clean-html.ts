import { all } from './dom.ts'
import { cleanKnown } from './known-programs.ts'
import { type Taken, takePictures } from './pictures.ts'

export interface Cleaned {
  readonly html: string
  /** Pictures that have to be uploaded, by the numbers that stand in their place. */
  readonly pictures: readonly Taken[]
}

/** What is never text, whoever copied it. */
const machinery = 'script, style, link, meta, base, iframe, object, embed, noscript, template'

/** Style sheets, and Word's conditions, which are no HTML: what is between those stays. */
const withoutSheets = (html: string): string =>
  html
    .replace(/<style\b[\s\S]*?<\/style\s*>|<link\b[^>]*>/gi, '')
    .replace(/<!--\[if[^\]]*\]>[\s\S]*?<!\[endif\]-->/gi, '')
    .replace(/<!\[(?:if|endif)[^>]*>/gi, '')

/**
 * Pasted HTML as the text it means, whatever program it comes from. It is read in a document of its
 * own in which nothing runs and nothing is loaded; what the language of pages does not know is
 * dropped by its own parser afterwards, so this is about sense, not about safety.
 */
export const cleanHtml = (html: string): Cleaned => {
  const { body } = new DOMParser().parseFromString(withoutSheets(html), 'text/html')
  for (const one of all(body, machinery)) one.remove()
  const isOurs = body.querySelector('[data-pm-slice]') !== null
  if (!isOurs) cleanKnown(body, html)
  const pictures = takePictures(body)
  return { html: body.innerHTML, pictures }
}
