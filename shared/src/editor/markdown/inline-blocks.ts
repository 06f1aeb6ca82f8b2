import type { DocNode } from '../node.ts'

/** A block of inline content; empty content is left out, as ProseMirror does. */
export const textBlock = (
  type: string,
  content: readonly DocNode[],
  attrs?: Readonly<Record<string, unknown>>,
): DocNode => ({
  type,
  ...(attrs ? { attrs } : {}),
  ...(content.length > 0 ? { content: merged(content) } : {}),
})

const sameMarks = (a: DocNode, b: DocNode) =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])

/** Neighbouring texts with equal marks as one, which is how ProseMirror holds them. */
const merged = (content: readonly DocNode[]): DocNode[] => {
  const result: DocNode[] = []
  for (const node of content) {
    const last = result.at(-1)
    if (last?.text !== undefined && node.text !== undefined && sameMarks(last, node)) {
      result[result.length - 1] = { ...last, text: last.text + node.text }
    } else {
      result.push(node)
    }
  }
  return result
}

const isEdgeSpace = (node: DocNode | undefined): boolean => node?.text?.trim() === ''

/** Drops the blank that a picture leaves behind when it moves out of its line. */
const withoutEdgeSpace = (run: readonly DocNode[]): DocNode[] => {
  const start = isEdgeSpace(run[0]) ? 1 : 0
  const end = run.length > start && isEdgeSpace(run.at(-1)) ? -1 : undefined
  return run.slice(start, end)
}

/** Paragraphs and pictures of a line: a picture ends the paragraph before it and starts the next. */
export const blocksOf = (inline: readonly DocNode[]): DocNode[] => {
  const blocks: DocNode[] = []
  let run: DocNode[] = []
  let split = false
  const endRun = () => {
    const content = split ? withoutEdgeSpace(run) : run
    if (content.length > 0) blocks.push(textBlock('paragraph', content))
    run = []
  }
  for (const node of inline) {
    if (node.type !== 'image') {
      run.push(node)
      continue
    }
    split = true
    endRun()
    blocks.push(node)
  }
  endRun()
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }]
}

/** The line without its pictures, and the pictures, for blocks that hold text only. */
export const inlineOnly = (
  inline: readonly DocNode[],
): { text: DocNode[]; pictures: DocNode[] } => {
  return {
    text: inline.filter((node) => node.type !== 'image'),
    pictures: inline.filter((node) => node.type === 'image'),
  }
}
