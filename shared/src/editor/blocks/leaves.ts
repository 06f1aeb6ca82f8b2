import { Node } from '@tiptap/core'

/** Where a new sheet begins in print, PDF and DOCX. */
export const PageBreak = Node.create({
  name: 'pageBreak',
  group: 'block',
  parseHTML: () => [{ tag: 'hr[data-page-break]', priority: 60 }],
  renderHTML: () => ['hr', { 'data-page-break': '' }],
})

/** The headings of the page as a list of links, made anew whenever it is shown. */
export const TableOfContents = Node.create({
  name: 'tableOfContents',
  group: 'block',
  draggable: true,
  parseHTML: () => [{ tag: 'nav[data-contents]' }],
  renderHTML: () => ['nav', { 'data-contents': '' }],
})
