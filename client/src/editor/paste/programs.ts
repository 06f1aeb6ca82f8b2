import { cleanFormulas } from './formulas.ts'
import { cleanGoogleDocs } from './google-docs.ts'
import { cleanNotion } from './notion.ts'
import { cleanSheet } from './sheets.ts'
import { cleanWeb } from './web.ts'
import { cleanWord } from './word.ts'

/** Makes of what a program wrote the text it means. */
export const cleanPrograms = (body: HTMLElement, html: string): void => {
  cleanWord(body, html)
  cleanGoogleDocs(body)
  cleanNotion(body, html)
  cleanSheet(body, html)
  cleanFormulas(body)
  cleanWeb(body)
}
