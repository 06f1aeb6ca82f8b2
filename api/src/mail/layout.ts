import { escapeHtml } from '@chapterhouse/shared/mail/template'

export interface Sheet {
  readonly subject: string
  /** HTML, already safe. */
  readonly body: string
  readonly footer: string
  readonly language: string
}

/**
 * Colours are written out: mail programs know no variables. A table holds the column, because some
 * know no other way to limit a width.
 */
const style = `
:root { color-scheme: light dark; supported-color-schemes: light dark }
body { margin: 0; padding: 0; background: #f4f5f1; color: #1c211f;
  font: 16px/1.55 -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif }
table { border-collapse: collapse; width: 100% }
.around { padding: 32px 16px }
.sheet { max-width: 560px; margin: 0 auto; text-align: left }
.name { padding: 0 0 16px; color: #535b56; font-size: 14px; letter-spacing: .01em }
.paper { background: #fdfdfb; border: 1px solid #e2e5dd; border-radius: 12px; padding: 28px 28px 12px }
p { margin: 0 0 16px; overflow-wrap: anywhere }
.button { display: inline-block; margin: 8px 0; padding: 12px 20px; border-radius: 6px;
  background: #0f6a5b; color: #ffffff; font-weight: 600; text-decoration: none }
.small, .foot { color: #535b56; font-size: 14px }
.foot { padding: 16px 0 0 }
@media (prefers-color-scheme: dark) {
  body { background: #101312; color: #e5e8e4 }
  .paper { background: #161918; border-color: #2a2f2d }
  .button { background: #67c7b3; color: #06231d }
  .name, .small, .foot { color: #a7aea9 }
}
@media (max-width: 480px) {
  .around { padding: 20px 12px }
  .paper { padding: 22px 18px 8px }
  .button { display: block; text-align: center }
}`

/** The one page all mails are shown on: a column that reads on a phone and in the dark, and fetches nothing. */
export const layOut = ({ subject, body, footer, language }: Sheet): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${style}
</style>
</head>
<body>
<table role="presentation"><tr><td class="around">
<div class="sheet">
<div class="name">Chapterhouse</div>
<div class="paper">
${body}
</div>
<div class="foot">${escapeHtml(footer)}</div>
</div>
</td></tr></table>
</body>
</html>
`
