const span = (words: string, style = 'font-weight:400;font-style:normal;text-decoration:none') =>
  `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;${style};font-variant:normal;vertical-align:baseline;white-space:pre;white-space:pre-wrap;">${words}</span>`

const line = (...spans: string[]) =>
  `<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">${spans.join('')}</p>`

/** What Google Docs puts on the clipboard: a bold that is not bold around everything. */
const page = (body: string) =>
  `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0f3cb0d1-7fff-9c3a-8b6f-0d9a4a0c0b0b">${body}</b><br class="Apple-interchange-newline">`

const bold = 'font-weight:700;font-style:normal;text-decoration:none'
const leaning = 'font-weight:400;font-style:italic;text-decoration:none'
const gone = 'font-weight:400;font-style:normal;text-decoration:line-through'
const linked = 'font-weight:400;font-style:normal;text-decoration:underline'

export const words = page(
  `<h1 dir="ltr" style="line-height:1.38;">${span('Chapter')}</h1>` +
    line(
      span('Plain, '),
      span('bold', bold),
      span(', '),
      span('leaning', leaning),
      span(', '),
      span('gone', gone),
      span(' and '),
      `<a href="https://example.org/x" style="text-decoration:none;">${span('a link', linked)}</a>`,
      span('.'),
    ) +
    `<br />${line(span('Second.'))}`,
)

const item = (words: string, level: number) =>
  `<li dir="ltr" style="list-style-type:disc;font-size:11pt;white-space:pre;" aria-level="${level}"><p dir="ltr" style="line-height:1.38;" role="presentation">${span(words)}</p></li>`

const tick =
  '<img src="data:image/png;base64,iVBORw0KGgo=" width="17px" height="17px" alt="checked" aria-roledescription="checkbox" />'

export const lists = page(
  `<ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;">${item('one', 1)}<ul style="margin-top:0;">${item('inner', 2)}</ul>${item('two', 1)}</ul>` +
    `<ul style="margin-top:0;"><li dir="ltr" role="checkbox" aria-checked="true" style="list-style-type:none;">${tick}<p dir="ltr" style="display:inline-block;" role="presentation">${span('done')}</p></li></ul>`,
)

const cell = (words: string) =>
  `<td style="border-left:solid #000000 1pt;vertical-align:top;padding:5pt;overflow:hidden;">${line(span(words))}</td>`

export const table = page(
  `<div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="301" /><col width="301" /></colgroup><tbody><tr style="height:0pt">${cell('a')}${cell('b')}</tr></tbody></table></div>`,
)
