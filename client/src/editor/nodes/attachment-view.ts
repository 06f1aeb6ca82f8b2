import { attachmentKind, sizeInWords } from '@chapterhouse/shared/editor/blocks/attachment'
import { assetSrc } from '@chapterhouse/shared/editor/blocks/image'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { t } from '../../messages/t.ts'
import { element } from './element.ts'

const player = (node: Node, src: string): HTMLElement | null => {
  const kind = attachmentKind(node.attrs.mime)
  if (kind === 'file') return null
  return element(kind, { src, controls: '', preload: 'metadata', 'aria-label': node.attrs.name })
}

/** A file: played in place or offered for download, with its size. */
export class AttachmentView implements NodeView {
  readonly dom: HTMLElement

  constructor(node: Node) {
    const { name, byteSize } = node.attrs
    const src = assetSrc(node.attrs.src)
    const label = String(name || t('File'))
    const link =
      src === null
        ? element('span', {}, label)
        : element('a', { href: src, download: label }, label)
    const size =
      typeof byteSize === 'number'
        ? element('span', { class: 'file-size' }, sizeInWords(byteSize))
        : null
    const parts = [src === null ? null : player(node, src), link, size]
    this.dom = element('div', { class: 'file', contenteditable: 'false' }, ...parts)
  }

  ignoreMutation(): boolean {
    return true
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLMediaElement || event.target instanceof HTMLAnchorElement
  }
}
