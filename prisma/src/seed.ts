import { asOwner } from './owner.ts'

interface Template {
  readonly code: string
  readonly subject: string
  readonly text: string
}

// {{name}} is filled in by the sender.
const templates: readonly Template[] = [
  {
    code: 'project.invitation',
    subject: '{{inviter}} invites you to write in “{{project}}”',
    text: `{{inviter}} invites you to “{{project}}” as {{role}}.

Open this link to begin. It is good until {{expires}}:

{{link}}`,
  },
  {
    code: 'auth.password_reset',
    subject: 'A new password',
    text: `Somebody, probably you, asked for a new password. This link is good for one hour, once:

{{link}}

If it was not you, nothing has changed and you need do nothing.`,
  },
  {
    code: 'auth.email_verify',
    subject: 'Is this your address?',
    text: `Open this link to confirm that {{email}} is yours:

{{link}}`,
  },
]

/**
 * Adds the mail templates that are missing; one that is there may have been changed by an admin,
 * and stays. Returns how many we ship.
 */
export function seed(databaseUrl: string): Promise<number> {
  return asOwner(databaseUrl, async (owner) => {
    for (const { code, subject, text } of templates) {
      await owner.query(
        `insert into email_templates (code, subject, text, html) values ($1, $2, $3, $4)
         on conflict (code, locale) do nothing`,
        [code, subject, text, asHtml(text)],
      )
    }
    return templates.length
  })
}

const asHtml = (text: string) =>
  text
    .split('\n\n')
    .map(
      (paragraph) =>
        `<p>${paragraph.replaceAll('{{link}}', '<a href="{{link}}">{{link}}</a>')}</p>`,
    )
    .join('\n')
