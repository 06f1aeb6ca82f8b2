import type { Image } from 'mdast'
import { imageWidth } from '../blocks/image.ts'
import { attrOf, type DocNode, textAttr } from '../node.ts'

const oneLine = (text: string | null): string | null => text?.replace(/[\r\n]+/g, ' ') ?? null

/** A picture; the width of one of ours rides on its address, where every other reader ignores it. */
export const writeImage = (node: DocNode): Image => {
  const src = textAttr(node, 'src')
  const width = imageWidth(attrOf(node, 'width'))
  const own = src !== null && width !== null ? `${src}#width=${width}` : src
  return {
    type: 'image',
    url: own ?? textAttr(node, 'blockedSrc') ?? '',
    alt: oneLine(textAttr(node, 'alt')) ?? '',
    title: oneLine(textAttr(node, 'title')),
  }
}
