import type { Node } from '@tiptap/pm/model'

const signs: Readonly<Record<string, (node: Node, index: number) => string>> = {
  bulletList: () => '- ',
  orderedList: (list, index) => `${Number(list.attrs.start ?? 1) + index}. `,
  taskList: (list, index) => (list.child(index).attrs.checked ? '- [x] ' : '- [ ] '),
}

const indented = (text: string, first: string): string => {
  const rest = ' '.repeat(first.length)
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first : line && rest) + line)
    .join('\n')
}

const wordsOf = (node: Node): string =>
  node.textBetween(0, node.content.size, '', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''))

const tableText = (table: Node): string =>
  table.children
    .map((row) =>
      row.children.map((cell) => cell.textBetween(0, cell.content.size, ' ')).join('\t'),
    )
    .join('\n')

const quoted = (text: string): string => text.replace(/^/gm, '> ').replace(/^> $/gm, '>')

const lone: Readonly<Record<string, (node: Node) => string>> = {
  heading: (node) => `${'#'.repeat(Number(node.attrs.level) || 1)} ${wordsOf(node)}`,
  codeBlock: (node) => `\`\`\`${node.attrs.language ?? ''}\n${node.textContent}\n\`\`\``,
  horizontalRule: () => '---',
  table: tableText,
  image: (node) => String(node.attrs.alt ?? ''),
  blockquote: (node) => quoted(blocksText(node.children)),
  callout: (node) => quoted(blocksText(node.children)),
}

const blockText = (node: Node): string => {
  const own = Object.hasOwn(lone, node.type.name) ? lone[node.type.name] : undefined
  if (own) return own(node)
  const sign = Object.hasOwn(signs, node.type.name) ? signs[node.type.name] : undefined
  if (sign) {
    const items = node.children.map((item, index) =>
      indented(blocksText(item.children, '\n'), sign(node, index)),
    )
    return items.join('\n')
  }
  return node.isTextblock || node.isLeaf ? wordsOf(node) : blocksText(node.children)
}

const blocksText = (blocks: readonly Node[], gap = '\n\n'): string =>
  blocks.map(blockText).join(gap)

/**
 * What is copied, for programs that take only plain text: signs of Markdown for what lines are,
 * nothing inside of them. Words of one block are exactly those words.
 */
export const plainText = (blocks: readonly Node[]): string => {
  const [only, ...rest] = blocks
  if (only && rest.length === 0 && only.isTextblock) return wordsOf(only)
  return only?.isInline ? blocks.map((one) => one.text ?? '').join('') : blocksText(blocks)
}
