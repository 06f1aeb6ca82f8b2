import { type DocNode, numberAttr, textAttr } from '@chapterhouse/shared/editor/node'
import type { Picture } from '../manuscript.ts'
import { typstString } from '../math/to-typst.ts'
import { missingPicture, type Setting, say } from '../setting.ts'

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' } as const

/** Where the press finds a picture; the number is its place in the manuscript. */
export const picturePath = (picture: Picture, index: number): string =>
  `/pictures/${index}.${endings[picture.mime]}`

/** A CSS pixel in points. */
const pixel = 0.75

/** A picture as wide as it is on the page, never wider than the paper, with its caption below. */
export const pictureCode = (node: DocNode, setting: Setting): string => {
  const { pictures } = setting.manuscript
  const src = textAttr(node, 'src') ?? ''
  const picture = pictures.get(src)
  const caption = textAttr(node, 'title')
  if (!picture) {
    say(setting, 'A picture that is not on this server is named, not shown.')
    return `fine(emph(${typstString(missingPicture(node))}))`
  }
  const path = picturePath(picture, [...pictures.keys()].indexOf(src))
  const width = (numberAttr(node, 'width') ?? picture.width) * pixel
  const align = textAttr(node, 'align') ?? 'center'
  const place = align === 'left' || align === 'right' ? align : 'center'
  const ratio = picture.width / Math.max(picture.height, 1)
  const words = `alt: ${typstString(textAttr(node, 'alt') ?? '')}, caption: ${typstString(caption ?? '')}`
  return `picture(${typstString(path)}, ${width.toFixed(2)}pt, ${ratio.toFixed(5)}, place: ${place}, ${words})`
}
