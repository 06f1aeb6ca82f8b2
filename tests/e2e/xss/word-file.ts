import { strToU8, zipSync } from 'fflate'

const escaped = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;')

const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const relations = (lines: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines}</Relationships>`
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A document of Word in which each of these is a paragraph, a bookmark and the address of a link. */
export const wordFile = (payloads: readonly string[]): Buffer => {
  const body = payloads
    .map(escaped)
    .map(
      (text, at) =>
        `<w:p><w:bookmarkStart w:id="${at}" w:name="${text}"/><w:r><w:t>${text}</w:t></w:r><w:hyperlink r:id="r${at}"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>`,
    )
  const links = payloads
    .map(escaped)
    .map(
      (text, at) =>
        `<Relationship Id="r${at}" Type="${office}/hyperlink" Target="${text}" TargetMode="External"/>`,
    )
  const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}"><w:body>${body.join('')}<w:p><w:r><w:t>The end.</w:t></w:r></w:p></w:body></w:document>`
  const root = `<Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/>`
  const parts = {
    '[Content_Types].xml': types,
    '_rels/.rels': relations(root),
    'word/document.xml': document,
    'word/_rels/document.xml.rels': relations(links.join('')),
  }
  const files = Object.entries(parts).map(([path, text]) => [path, strToU8(text)] as const)
  return Buffer.from(zipSync(Object.fromEntries(files)))
}
