import type { DocNode } from '@chapterhouse/shared/editor/node'

const line = (text: string): DocNode[] => (text === '' ? [] : [{ type: 'text', text }])

/** Lines of one paragraph: broken where the text breaks. */
const paragraph = (text: string): DocNode => ({
  type: 'paragraph',
  content: text
    .split('\n')
    .flatMap((part, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...line(part)]),
})

/** Plain text as it is: empty lines part paragraphs, and no sign means anything. */
export const fromText = (text: string): DocNode => {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\ufffd')
    .split(/\n[ \t]*\n+/)
    .map((block) => block.replace(/^\n+|\s+$/g, ''))
    .filter((block) => block.trim() !== '')
  return {
    type: 'doc',
    content: blocks.length > 0 ? blocks.map(paragraph) : [{ type: 'paragraph' }],
  }
}
