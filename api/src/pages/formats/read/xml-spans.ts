/** Pieces of XML from an opening tag to the next closing one of its kind. */
export interface Spans {
  /** With the flag `g`. */
  readonly open: RegExp
  readonly close: string
}

/**
 * XML with each of its spans as `change` has it, given what stands between the tags, and all of it. Takes its
 * time once, whatever stands there: an opening tag that is never closed ends the search.
 */
export const replaceSpans = (
  xml: string,
  { open, close }: Spans,
  change: (inside: string, whole: string) => string,
): string => {
  const pieces: string[] = []
  let at = 0
  for (;;) {
    open.lastIndex = at
    const found = open.exec(xml)
    const end = found ? xml.indexOf(close, open.lastIndex) : -1
    if (!found || end < 0) break
    const next = end + close.length
    const inside = xml.slice(open.lastIndex, end)
    pieces.push(xml.slice(at, found.index), change(inside, xml.slice(found.index, next)))
    at = next
  }
  return pieces.join('') + xml.slice(at)
}
