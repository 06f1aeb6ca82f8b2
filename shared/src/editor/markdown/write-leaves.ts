import type { RootContent } from 'mdast'
import { type DocNode, numberAttr, textAttr } from '../node.ts'
import { comment } from './block-attributes.ts'
import { writeImage } from './write-image.ts'
import { asPhrasing, raw } from './write-inline.ts'
import { contentsSign, signs } from './write-wholes.ts'

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ')

interface Address {
  readonly url: string
  readonly label: string
}

/** A link that says in a comment what it really is. */
const signedLink = (attributes: object, { url, label }: Address): RootContent[] => {
  const children = asPhrasing([{ type: 'text', value: oneLine(label) }])
  const link = { type: 'link' as const, url, title: null, children: children as never }
  return [comment({ ...attributes }), { type: 'paragraph', children: [link] }]
}

const attachment = (node: DocNode): RootContent[] =>
  signedLink(
    {
      type: 'attachment',
      mime: textAttr(node, 'mime'),
      byteSize: numberAttr(node, 'byteSize'),
    },
    { url: textAttr(node, 'src') ?? '', label: textAttr(node, 'name') ?? '' },
  )

const embed = (node: DocNode): RootContent[] => {
  const url = textAttr(node, 'url') ?? ''
  return signedLink({ type: 'embed' }, { url, label: url })
}

const writers: Readonly<Record<string, (node: DocNode) => RootContent[]>> = {
  horizontalRule: () => [{ type: 'thematicBreak' }],
  image: (node) => [{ type: 'paragraph', children: [writeImage(node)] }],
  pageBreak: () => [{ type: 'html', value: signs.pageBreak }],
  tableOfContents: () => [{ type: 'paragraph', children: asPhrasing([raw(contentsSign)]) }],
  attachment,
  embed,
}

/** Blocks without text of their own, or null if this is none of them. */
export const writeLeaf = (node: DocNode): RootContent[] | null => {
  const write = Object.hasOwn(writers, node.type) ? writers[node.type] : undefined
  return write ? write(node) : null
}
