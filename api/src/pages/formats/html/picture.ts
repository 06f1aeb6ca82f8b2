import { type DocNode, numberAttr, textAttr } from '@chapterhouse/shared/editor/node'
import { missingPicture, say } from '../setting.ts'
import { element, escapeXml } from '../xml.ts'
import type { Sheet } from './sheet.ts'

/** A picture with its caption; one that is not here is named. */
export const pictureHtml = (node: DocNode, sheet: Sheet): string => {
  const address = sheet.addressOf(textAttr(node, 'src') ?? '')
  if (address === null) {
    say(sheet, 'A picture that is not on this server is named, not shown.')
    return element('p', { class: 'small' }, escapeXml(missingPicture(node)))
  }
  const align = textAttr(node, 'align')
  const place = align === 'left' || align === 'right' ? align : 'center'
  const width = numberAttr(node, 'width')
  const image = element('img', { src: address, alt: textAttr(node, 'alt') ?? '', width })
  const caption = textAttr(node, 'title')
  const below = caption ? element('figcaption', {}, escapeXml(caption)) : ''
  return element('figure', { class: `align-${place}` }, image + below)
}
