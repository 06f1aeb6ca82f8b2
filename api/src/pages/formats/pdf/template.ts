/**
 * How a page looks on paper, in Typst: the measure and leading of a book, running title and folio,
 * notes at the foot. What a person wrote comes after it, only ever inside quoted strings.
 */
export const template = `
#let ink = rgb("1c1b1a")
#let faint = rgb("6b6762")
#let hair = rgb("c9c4bc")
#let accent = rgb("2f5d62")
#let tight = true
#let look(title: "", authors: (), lang: "en", dir: ltr, date: none, body) = {
  set document(title: title, author: authors, date: date)
  set text(font: ("Libertinus Serif", "Noto Naskh Arabic", "Noto Serif CJK SC", "Noto Serif"), size: 11pt, fill: ink,
    lang: lang, dir: dir, hyphenate: true, number-type: "lining")
  set page(paper: "a4", margin: (x: 36mm, top: 30mm, bottom: 32mm), header-ascent: 12mm, footer-descent: 11mm,
    header: context if counter(page).get().first() > 1 {
      align(center, text(size: 9pt, fill: faint, style: "italic", title))
    },
    footer: context align(center, text(size: 9.5pt, fill: faint, counter(page).display("1"))))
  set par(justify: true, leading: 0.68em, spacing: 0.68em, first-line-indent: 1.3em)
  set heading(numbering: none)
  show heading: set par(justify: false, first-line-indent: 0pt, leading: 0.5em)
  show heading: set text(hyphenate: false, weight: "semibold")
  show heading: set block(sticky: true)
  show heading.where(level: 1): set text(size: 17pt)
  show heading.where(level: 1): set block(above: 2.2em, below: 1em)
  show heading.where(level: 2): set text(size: 13.5pt)
  show heading.where(level: 2): set block(above: 1.9em, below: 0.8em)
  show heading.where(level: 3): set text(size: 11.5pt)
  show heading.where(level: 3): set block(above: 1.6em, below: 0.65em)
  show heading.where(level: 4): set text(size: 11pt, style: "italic", weight: "regular")
  show heading.where(level: 4): set block(above: 1.4em, below: 0.6em)
  show link: set text(fill: accent)
  show raw: set text(font: ("DejaVu Sans Mono",), size: 0.86em)
  show raw.where(block: true): it => block(width: 100%, fill: rgb("f6f4f0"), inset: (x: 10pt, y: 8pt),
    radius: 2pt, above: 1.1em, below: 1.1em, { set par(justify: false, leading: 0.55em, first-line-indent: 0pt); set text(size: 0.97em); it })
  set list(indent: 0.3em, body-indent: 0.6em, marker: ([•], [–], [∗]), spacing: 0.68em)
  set enum(indent: 0.3em, body-indent: 0.6em, spacing: 0.68em)
  show list: set par(first-line-indent: 0pt, justify: false)
  show enum: set par(first-line-indent: 0pt, justify: false)
  show list: set block(above: 0.95em, below: 0.95em)
  show enum: set block(above: 0.95em, below: 0.95em)
  set quote(block: true)
  show quote.where(block: true): it => block(inset: (x: 1.6em), above: 1.1em, below: 1.1em, {
    set par(first-line-indent: 0pt)
    it.body
  })
  set footnote.entry(separator: line(length: 22%, stroke: 0.4pt + hair), gap: 0.55em, indent: 0pt)
  show footnote.entry: it => {
    set text(size: 9pt)
    set par(leading: 0.55em, first-line-indent: 0pt)
    let place = it.note.location()
    link(place, text(fill: faint, numbering("1", ..counter(footnote).at(place)) + "."))
    h(0.45em)
    it.note.body
  }
  set table(stroke: none, inset: (x: 6pt, y: 5pt), align: start + top)
  show table: set par(justify: false, first-line-indent: 0pt, leading: 0.55em)
  show table: set text(size: 0.93em, hyphenate: auto)
  set outline(indent: 1.2em, depth: 3)
  show outline.entry.where(level: 1): set block(above: 0.9em)
  show math.equation.where(block: true): set block(above: 1.1em, below: 1.1em)
  body
}
#let title-page(title, authors, line) = block(below: 2.6em, width: 100%, {
  set par(first-line-indent: 0pt, justify: false, leading: 0.42em)
  set text(hyphenate: false)
  text(size: 25pt, weight: "semibold", title)
  if authors != "" { v(1.1em, weak: true); text(size: 11.5pt, style: "italic", fill: faint, authors) }
  if line != "" { v(0.45em, weak: true); text(size: 9.5pt, fill: faint, line) }
})
#let blank = v(1.35em)
#let lead(body) = { set text(size: 1.16em, fill: faint); par(first-line-indent: 0pt, justify: false, body) }
#let fine(body) = { set text(size: 0.86em, fill: faint); par(first-line-indent: 0pt, body) }
#let verse(body) = block(inset: (left: 2em), above: 0.9em, below: 0.9em, par(justify: false, first-line-indent: 0pt, hanging-indent: 1.5em, body))
#let mention(name) = text(fill: accent, name)
#let ornament = block(above: 1.5em, below: 1.5em, width: 100%, align(center, line(length: 18%, stroke: 0.6pt + hair)))
#let box-sign(done) = box(width: 0.78em, height: 0.78em, stroke: 0.6pt + faint, radius: 1pt, baseline: 0.06em,
  if done { place(center + horizon, curve(stroke: 1pt + accent, curve.move((0.16em, 0.4em)), curve.line((0.33em, 0.57em)), curve.line((0.64em, 0.2em)))) })
#let task(done, body) = block(above: 0.68em, below: 0.68em, inset: (left: 0.3em), grid(columns: (1.35em, 1fr), box-sign(done),
  { set par(first-line-indent: 0pt, justify: false); body }))
#let callouts = (note: ("Note", "3f5f8a"), tip: ("Tip", "3d6b45"), important: ("Important", "6a4a8c"),
  warning: ("Warning", "8a5a12"), caution: ("Caution", "96322b"))
#let callout(kind, body) = {
  let (name, color) = callouts.at(kind, default: ("Note", "3f5f8a"))
  block(width: 100%, inset: (left: 11pt, rest: 7pt), stroke: (left: 2pt + rgb(color)), above: 1.2em, below: 1.2em, {
    set par(first-line-indent: 0pt)
    block(below: 0.6em, sticky: true, text(size: 0.84em, fill: rgb(color), tracking: 0.04em, weight: "semibold", name))
    body
  })
}
#let toggle(first, rest) = block(above: 1em, below: 1em, inset: (left: 1em), {
  set par(first-line-indent: 0pt)
  block(sticky: true, below: 0.68em, strong(first))
  rest
})
#let beside(shares, ..cells) = block(above: 1.1em, below: 1.1em, width: 100%, {
  set par(first-line-indent: 0pt, justify: false)
  grid(columns: shares, column-gutter: 1.6em, ..cells)
})
#let head-cell(body) = { set text(weight: "semibold"); body }
#let body-cell(body) = body
#let sheet(shares, count, made) = {
  let smaller = if count > 8 { 0.72em } else if count > 5 { 0.86em } else { 1em }
  set text(size: smaller)
  block(above: 1.2em, below: 1.2em, width: 100%, made(columns: shares, stroke: (x, y) => (top: if y == 0 { 0.9pt + ink } else { 0.4pt + hair }, bottom: 0.4pt + hair)))
}
#let picture(path, wide, ratio, place: center, alt: "", caption: "") = block(above: 1.3em, below: 1.3em, width: 100%, breakable: false, align(place, layout(room => {
  let most = calc.min(wide, room.width, 165mm * ratio)
  image(path, width: most, alt: alt)
  if caption != "" { v(0.6em, weak: true); block(width: calc.max(most, calc.min(room.width, 60mm)), { set par(justify: false, first-line-indent: 0pt); text(size: 0.86em, style: "italic", fill: faint, caption) }) }
})))
#let contents = block(above: 1.2em, below: 1.8em, width: 100%, {
  set par(first-line-indent: 0pt)
  show footnote: none
  outline(title: none)
})
`
