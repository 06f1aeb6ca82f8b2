import { type DocNode, numberAttr, textAttr } from '@chapterhouse/shared/editor/node'
import type { Picture } from '../manuscript.ts'
import { missingPicture, say } from '../setting.ts'
import { escapeXml } from '../xml.ts'
import type { Draft, Frame } from './draft.ts'
import { paragraphXml, run } from './paragraph.ts'

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' } as const

/** Where a picture lies in the file. */
export const mediaPath = (picture: Picture, index: number): string =>
  `media/picture${index + 1}.${endings[picture.mime]}`

/** English metric units in a pixel, and in a twentieth of a point. */
const perPixel = 9_525
const perTwip = 635
/** Twentieths of a point a picture may be high, so that its caption fits on the page. */
const tallest = 11_500

const sizeIn = (picture: Picture, wanted: number | null, frame: Frame) => {
  const ratio = picture.height / Math.max(picture.width, 1)
  const width = Math.min(
    (wanted ?? picture.width) * perPixel,
    frame.width * perTwip,
    (tallest * perTwip) / Math.max(ratio, 0.001),
  )
  return { cx: Math.max(1, Math.round(width)), cy: Math.max(1, Math.round(width * ratio)) }
}

interface Drawn {
  readonly relation: string
  readonly alt: string
  readonly size: { readonly cx: number; readonly cy: number }
  readonly id: number
}

const drawing = ({ relation, alt, size: { cx, cy }, id }: Drawn): string => {
  const words = escapeXml(alt)
  const shape = `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`
  const fill = `<pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`
  const name = `<pic:nvPicPr><pic:cNvPr id="${id}" name="Picture ${id}" descr="${words}"/><pic:cNvPicPr/></pic:nvPicPr>`
  const data = `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>${name}${fill}${shape}</pic:pic></a:graphicData>`
  const place = `<wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${id}" name="Picture ${id}" descr="${words}"/>`
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">${place}<a:graphic>${data}</a:graphic></wp:inline></w:drawing></w:r>`
}

/** A picture with its caption below; one that is not here is named. */
export const pictureXml = (node: DocNode, draft: Draft, frame: Frame): string => {
  const src = textAttr(node, 'src') ?? ''
  const picture = draft.manuscript.pictures.get(src)
  if (!picture) {
    say(draft, 'A picture that is not on this server is named, not shown.')
    return paragraphXml(frame, { style: 'Small' }, run(missingPicture(node)))
  }
  const index = [...draft.manuscript.pictures.keys()].indexOf(src)
  const relation = frame.relations.to(mediaPath(picture, index), 'image')
  const size = sizeIn(picture, numberAttr(node, 'width'), frame)
  const id = draft.drawn.push(src)
  const align = textAttr(node, 'align') ?? 'center'
  const caption = textAttr(node, 'title')
  const shown = drawing({ relation, alt: textAttr(node, 'alt') ?? '', size, id })
  const own = paragraphXml(frame, { style: 'Figure', align, keepNext: caption !== null }, shown)
  if (!caption) return own
  return own + paragraphXml(frame, { style: 'Caption', align }, run(caption))
}
