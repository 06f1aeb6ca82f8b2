import { letterCodes, letterLanguages } from '@chapterhouse/shared/mail/letters'
import { builtIn } from '@chapterhouse/shared/mail/template'
import { asOwner } from './owner.ts'

const templates = letterLanguages.flatMap((locale) =>
  letterCodes.map((code) => ({ code, locale, ...builtIn(code, locale) })),
)

/**
 * Adds the texts of the mails as rows to begin from: switched off, so that the built-in ones are used
 * until an admin changes a row and switches it on. What is there already stays. Returns how many
 * there are.
 */
export function seed(databaseUrl: string): Promise<number> {
  return asOwner(databaseUrl, async (owner) => {
    for (const { code, locale, subject, text, html } of templates) {
      await owner.query(
        `insert into email_templates (code, locale, subject, text, html, is_active)
         values ($1, $2, $3, $4, $5, false)
         on conflict (code, locale) do nothing`,
        [code, locale, subject, text, html],
      )
    }
    return templates.length
  })
}
