/** What a page looks like outside the house: in a browser and in an e-reader. */
export const bookStyle = `
body { font-family: "Source Serif 4", "Libertinus Serif", Charter, Georgia, serif; line-height: 1.55; color: #1c1b1a; }
h1, h2, h3, h4, h5 { line-height: 1.25; text-align: start; hyphens: none; break-after: avoid; page-break-after: avoid; margin: 1.8em 0 0.7em; }
h1 { font-size: 2em; margin-top: 0; } h2 { font-size: 1.5em; } h3 { font-size: 1.22em; } h4 { font-size: 1.05em; } h5 { font-size: 1em; font-style: italic; font-weight: normal; }
p { margin: 0 0 0.85em; orphans: 2; widows: 2; }
a { color: #2f5d62; }
.byline { color: #6b6762; font-style: italic; }
.lead { font-size: 1.15em; color: #6b6762; } .small { font-size: 0.87em; color: #6b6762; }
.verse { padding-inline-start: 2em; text-align: start; } .mention { color: #2f5d62; }
.align-left { text-align: left; } .align-center { text-align: center; } .align-right { text-align: right; } .align-justify { text-align: justify; }
blockquote { margin: 1.2em 0; padding-inline-start: 1.4em; border-inline-start: 2px solid #c9c4bc; }
pre { background: #f6f4f0; padding: 0.8em 1em; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.86em; line-height: 1.45; }
code { font-family: "JetBrains Mono", "DejaVu Sans Mono", Consolas, monospace; } p code, li code, td code { font-size: 0.88em; }
hr { border: 0; border-top: 1px solid #c9c4bc; width: 18%; margin: 2em auto; }
mark { color: inherit; }
ul.tasks { list-style: none; padding-inline-start: 0.2em; } ul.tasks > li { display: flex; gap: 0.6em; } ul.tasks .box { flex: none; }
li > p { margin-bottom: 0.3em; }
.callout { margin: 1.3em 0; padding: 0.5em 1em; border-inline-start: 3px solid #3f5f8a; break-inside: avoid; }
.callout-name { font-size: 0.85em; font-weight: 600; margin-bottom: 0.3em; color: #3f5f8a; }
.callout.tip { border-color: #3d6b45; } .tip .callout-name { color: #3d6b45; }
.callout.important { border-color: #6a4a8c; } .important .callout-name { color: #6a4a8c; }
.callout.warning { border-color: #8a5a12; } .warning .callout-name { color: #8a5a12; }
.callout.caution { border-color: #96322b; } .caution .callout-name { color: #96322b; }
.toggle > p:first-child, summary { font-weight: 600; }
.columns { display: flex; gap: 2em; } .column { flex: 1 1 0; min-width: 0; }
figure { margin: 1.6em 0; break-inside: avoid; page-break-inside: avoid; } figure.align-center { text-align: center; } figure.align-right { text-align: right; }
img { max-width: 100%; height: auto; } figcaption { font-size: 0.87em; font-style: italic; color: #6b6762; margin-top: 0.5em; }
.table { overflow-x: auto; margin: 1.4em 0; } table { border-collapse: collapse; width: 100%; font-size: 0.94em; line-height: 1.4; border-top: 2px solid #1c1b1a; }
th, td { text-align: start; vertical-align: top; padding: 0.4em 0.6em; border-bottom: 1px solid #c9c4bc; } th { font-weight: 600; } td > p:last-child, th > p:last-child { margin: 0; }
tr { break-inside: avoid; page-break-inside: avoid; } thead { display: table-header-group; }
th.align-center, td.align-center { text-align: center; } th.align-right, td.align-right { text-align: right; }
.contents ul { list-style: none; padding: 0; } .contents a { text-decoration: none; } .contents .level-2 { padding-inline-start: 1.4em; } .contents .level-3 { padding-inline-start: 2.8em; }
.noteref { line-height: 0; font-size: 0.75em; } .noteref a { text-decoration: none; }
.notes { margin-top: 3em; border-top: 1px solid #c9c4bc; padding-top: 1em; font-size: 0.88em; } .notes a[role="doc-backlink"] { text-decoration: none; }
.formula { margin: 1.2em 0; text-align: center; overflow-x: auto; }
.page-break { break-after: page; page-break-after: always; height: 0; overflow: hidden; }
`

/** Only for a browser: the measure of a book on the screen, and of a page on paper. */
export const screenStyle = `
html { background: #fff; } body { max-width: 36em; margin: 4em auto; padding: 0 1.5em; font-size: 1.125rem; }
@media (max-width: 40em) { body { margin: 2em auto; font-size: 1.0625rem; } .columns { display: block; } }
@media print {
  @page { size: A4; margin: 28mm 34mm 30mm; @bottom-center { content: counter(page); font: 9.5pt Georgia, serif; color: #6b6762; } }
  @page :first { @top-center { content: none; } }
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; line-height: 1.45; }
  p { text-align: justify; hyphens: auto; } a { color: inherit; text-decoration: none; } .table { overflow: visible; }
}
`
