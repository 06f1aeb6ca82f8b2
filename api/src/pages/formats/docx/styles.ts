import { escapeXml, xmlHead } from '../xml.ts'
import { val } from './paragraph.ts'

interface StyleParts {
  readonly id: string
  readonly name: string
  readonly basedOn?: string
  readonly next?: string
  /** Properties of the paragraph and of its letters, in the order of the format. */
  readonly paragraph?: string
  readonly letters?: string
  readonly outline?: number
}

const half = (points: number) => `${val('sz', points * 2)}${val('szCs', points * 2)}`
const spacing = (before: number, after: number, line?: number) =>
  `<w:spacing w:before="${before}" w:after="${after}"${line ? ` w:line="${line}" w:lineRule="auto"` : ''}/>`
const faint = val('color', '6B6762')

const styleXml = ({
  id,
  name,
  basedOn = 'Normal',
  next,
  paragraph = '',
  letters = '',
}: StyleParts) =>
  [
    `<w:style w:type="paragraph" w:styleId="${id}"${/^(Lead|Small|Verse|Callout|Toggle|Code|Figure|Rule|Gap|Table)/.test(id) ? ' w:customStyle="1"' : ''}>`,
    `${val('name', name)}${val('basedOn', basedOn)}${next ? val('next', next) : ''}<w:qFormat/>`,
    paragraph ? `<w:pPr>${paragraph}</w:pPr>` : '',
    letters ? `<w:rPr>${letters}</w:rPr>` : '',
    '</w:style>',
  ].join('')

const headings = [
  { size: 17, before: 440, after: 160 },
  { size: 13.5, before: 360, after: 120 },
  { size: 11.5, before: 300, after: 100 },
  { size: 11, before: 260, after: 80 },
].map(({ size, before, after }, index) =>
  styleXml({
    id: `Heading${index + 1}`,
    name: `heading ${index + 1}`,
    next: 'Normal',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(before, after, 252)}${val('jc', 'start').replace('start', 'left')}${val('outlineLvl', index)}`,
    letters: `${index < 3 ? '<w:b/><w:bCs/>' : '<w:i/><w:iCs/>'}${half(size)}`,
  }),
)

const tocs = [1, 2, 3].map((level) =>
  styleXml({
    id: `TOC${level}`,
    name: `toc ${level}`,
    paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8240"/></w:tabs>${spacing(level === 1 ? 120 : 20, 20)}<w:ind w:left="${(level - 1) * 280}"/>`,
  }),
)

const own: readonly StyleParts[] = [
  {
    id: 'Title',
    name: 'Title',
    next: 'Subtitle',
    paragraph: spacing(0, 80, 240),
    letters: `<w:b/><w:bCs/>${half(25)}`,
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    next: 'Normal',
    paragraph: spacing(0, 480),
    letters: `<w:i/><w:iCs/>${faint}${half(11.5)}`,
  },
  { id: 'Lead', name: 'Lead', paragraph: spacing(0, 200), letters: `${faint}${half(13)}` },
  { id: 'Small', name: 'Small', letters: `${faint}${half(9.5)}` },
  { id: 'Verse', name: 'Verse', paragraph: `${spacing(120, 160)}<w:ind w:left="560"/>` },
  { id: 'Quote', name: 'Quote', paragraph: spacing(60, 120) },
  {
    id: 'ListParagraph',
    name: 'List Paragraph',
    paragraph: `${spacing(0, 60)}<w:contextualSpacing/>`,
  },
  {
    id: 'CodeBlock',
    name: 'Code Block',
    paragraph: `<w:shd w:val="clear" w:color="auto" w:fill="F6F4F0"/>${spacing(160, 160, 252)}`,
    letters: `<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>${half(9.5)}`,
  },
  { id: 'Callout', name: 'Callout', paragraph: `${spacing(0, 180)}<w:contextualSpacing/>` },
  {
    id: 'CalloutName',
    name: 'Callout Name',
    basedOn: 'Callout',
    letters: `<w:b/><w:bCs/>${half(9.5)}`,
  },
  { id: 'ToggleText', name: 'Toggle Text', paragraph: spacing(0, 140) },
  { id: 'ToggleHead', name: 'Toggle Head', letters: '<w:b/><w:bCs/>' },
  { id: 'Figure', name: 'Figure', paragraph: spacing(200, 80) },
  {
    id: 'Caption',
    name: 'caption',
    paragraph: spacing(0, 240),
    letters: `<w:i/><w:iCs/>${faint}${half(9.5)}`,
  },
  {
    id: 'Rule',
    name: 'Rule',
    paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="C9C4BC"/></w:pBdr>${spacing(120, 320)}<w:ind w:left="3200" w:right="3200"/>`,
  },
  { id: 'Gap', name: 'Gap', paragraph: spacing(0, 0, 120), letters: half(4) },
  { id: 'TableText', name: 'Table Text', paragraph: spacing(40, 40, 252), letters: half(10) },
  { id: 'TableHead', name: 'Table Head', basedOn: 'TableText', letters: '<w:b/><w:bCs/>' },
  { id: 'FootnoteText', name: 'footnote text', paragraph: spacing(0, 40, 240), letters: half(9) },
  {
    id: 'Header',
    name: 'header',
    paragraph: val('jc', 'center'),
    letters: `<w:i/><w:iCs/>${faint}${half(9)}`,
  },
  { id: 'Footer', name: 'footer', paragraph: val('jc', 'center'), letters: `${faint}${half(9.5)}` },
]

const characters = [
  `<w:style w:type="character" w:styleId="Hyperlink">${val('name', 'Hyperlink')}<w:rPr>${val('color', '2F5D62')}${val('u', 'single')}</w:rPr></w:style>`,
  `<w:style w:type="character" w:styleId="FootnoteReference">${val('name', 'footnote reference')}<w:rPr>${val('vertAlign', 'superscript')}</w:rPr></w:style>`,
  `<w:style w:type="character" w:customStyle="1" w:styleId="Code">${val('name', 'Code')}<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>${half(9.5)}</w:rPr></w:style>`,
]

const line = (side: string, size: number, color: string) =>
  `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${color}"/>`

const sheet = `<w:style w:type="table" w:customStyle="1" w:styleId="Sheet">${val('name', 'Sheet')}<w:tblPr><w:tblBorders>${line('top', 10, '1C1B1A')}${line('bottom', 4, 'C9C4BC')}${line('insideH', 4, 'C9C4BC')}</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`

/** The look of the file as named styles: who opens it changes a whole kind of paragraph at once. */
export const stylesXml = (language: string): string => {
  const fonts =
    '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="SimSun" w:cs="Times New Roman"/>'
  const lang = `<w:lang w:val="${escapeXml(language)}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>`
  const letters = `<w:rPrDefault><w:rPr>${fonts}${half(11)}${lang}</w:rPr></w:rPrDefault>`
  const paragraphs = `<w:pPrDefault><w:pPr><w:widowControl/>${spacing(0, 140, 295)}</w:pPr></w:pPrDefault>`
  const normal = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal">${val('name', 'Normal')}<w:qFormat/></w:style>`
  const all = [normal, ...headings, ...tocs, ...own.map(styleXml), ...characters, sheet].join('')
  return `${xmlHead}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>${letters}${paragraphs}</w:docDefaults>${all}</w:styles>`
}
