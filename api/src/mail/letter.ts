import type { LetterLanguage } from '@chapterhouse/shared/mail/letters'
import { escapeHtml, fill, type Template } from '@chapterhouse/shared/mail/template'
import { layOut } from './layout.ts'

/** A mail as it is read. */
export interface Written {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Manuscript {
  readonly template: Template
  readonly language: LetterLanguage
  readonly values: Readonly<Record<string, string>>
  /** The house's address on the web: who writes. */
  readonly origin: string
}

const signature: Readonly<Record<LetterLanguage, string>> = {
  en: 'This mail comes from Chapterhouse at {{house}}.',
  de: 'Diese Mail kommt von Chapterhouse unter {{house}}.',
}

/** What people typed stays on its line: no second header, no paragraph that looks like ours. */
export const oneLine = (value: string): string =>
  value
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 500)

/** A paragraph that is one value is not there when there is nothing to say. */
const withoutGaps = (text: string): string => text.replace(/\n{3,}/g, '\n\n')

/** Fills a template: a subject, plain text, and a page that fetches nothing. */
export const write = ({ template, language, values, origin }: Manuscript): Written => {
  const house = { house: URL.canParse(origin) ? new URL(origin).host : origin }
  const subject = fill(template.subject, values, oneLine)
  const footer = fill(signature[language], house, oneLine)
  const body = fill(template.html, values, (value) => escapeHtml(oneLine(value)))
  return {
    subject,
    text: `${withoutGaps(fill(template.text, values, oneLine))}\n\n-- \n${footer}\n`,
    html: layOut({ subject, body: body.replaceAll('<p></p>\n', ''), footer, language }),
  }
}
