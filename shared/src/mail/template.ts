import type { LetterCode, LetterLanguage, LetterText, LetterTexts } from './letters.ts'
import de from './texts/de.json' with { type: 'json' }
import en from './texts/en.json' with { type: 'json' }

/** A mail with its values still in braces: what a row of email_templates holds, too. */
export interface Template {
  readonly subject: string
  readonly text: string
  /** The inside of the page that mails are shown on. */
  readonly html: string
}

const texts: Readonly<Record<LetterLanguage, LetterTexts>> = { en, de }

/** The template that comes along. */
export const builtIn = (code: LetterCode, language: LetterLanguage): Template =>
  templateOf(texts[language][code])

export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const templateOf = ({ subject, before, button, after }: LetterText): Template => ({
  subject,
  text: [...before, `${button}:\n{{link}}`, ...after].join('\n\n'),
  html: [
    ...before.map((words) => `<p>${escapeHtml(words)}</p>`),
    `<p><a class="button" href="{{link}}">${escapeHtml(button)}</a></p>`,
    ...after.map((words) => `<p class="small">${escapeHtml(words)}</p>`),
  ].join('\n'),
})

/** Puts values where their names stand in braces; a name nobody knows stays as it is. */
export const fill = (
  template: string,
  values: Readonly<Record<string, string>>,
  write: (value: string) => string,
): string =>
  template.replace(/\{\{(\w+)\}\}/g, (braces, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? braces : write(value)
  })
