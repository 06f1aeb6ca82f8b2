import { Node } from '@tiptap/core'
import { integer, matching, oneOf, orNull, textUpTo } from '../attribute.ts'

/** Pixels. */
const maxWidth = 4_000

/** A width a picture may be shown in, else null: then it has its own. */
export const imageWidth = (value: unknown): number | null =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= maxWidth ? Number(value) : null

export const assetPath = /^\/api\/assets\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The address of one of our uploads, else null. Nothing else is ever loaded. */
export const assetSrc = (value: unknown): string | null =>
  typeof value === 'string' && assetPath.test(value) ? value : null

/** Attributes of an image that came with this address: loaded if it is ours, else only named. */
export const imageFrom = (address: string): { src: string | null; blockedSrc: string | null } => {
  const src = assetSrc(address)
  if (src !== null) return { src, blockedSrc: null }
  const embedded = /^data:([\w/+.-]{0,60})/i.exec(address)
  if (!embedded) return { src: null, blockedSrc: address.slice(0, 2000) || null }
  return {
    src: null,
    blockedSrc: `embedded ${embedded[1] || 'picture'}, ${address.length} characters`,
  }
}

const widthOf = (element: { getAttribute(name: string): string | null }): number | null =>
  imageWidth(Number.parseInt(element.getAttribute('width') ?? '', 10))

/** Where a picture stands in the line; null takes the line from its beginning. */
export const imageAlignments = ['left', 'center', 'right'] as const
export type ImageAlignment = (typeof imageAlignments)[number]

export const imageAlignment = (value: unknown): ImageAlignment | null =>
  imageAlignments.find((known) => known === value) ?? null

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    image: {
      setImage: (attrs: { readonly src: string; readonly alt?: string }) => ReturnType
    }
  }
}

/**
 * A picture between two blocks. `src` is one of our uploads; a picture from elsewhere keeps its
 * address in `blockedSrc`, is shown as a note and never fetched (it would tell a stranger who reads).
 * `title` is the caption below it.
 */
export const Image = Node.create({
  name: 'image',
  group: 'block',
  draggable: true,
  addAttributes: () => ({
    src: { default: null, validate: orNull(matching(assetPath)) },
    blockedSrc: { default: null, validate: orNull(textUpTo(2100)) },
    alt: { default: null, validate: orNull(textUpTo(2000)) },
    title: { default: null, validate: orNull(textUpTo(500)) },
    width: { default: null, validate: orNull(integer(1, maxWidth)) },
    align: { default: null, validate: orNull(oneOf(...imageAlignments)) },
  }),
  parseHTML: () => [
    {
      tag: 'img[src]',
      getAttrs: (element) => ({
        ...imageFrom(element.getAttribute('src') ?? ''),
        alt: element.getAttribute('alt')?.slice(0, 2000) ?? null,
        title: element.getAttribute('title')?.slice(0, 500) ?? null,
        width: widthOf(element),
        align: imageAlignment(element.dataset.align),
      }),
    },
    {
      tag: 'div[data-blocked-src]',
      getAttrs: (element) => ({
        ...imageFrom(element.getAttribute('data-blocked-src') ?? ''),
        alt: element.getAttribute('data-alt'),
        title: element.dataset.title ?? null,
        width: null,
      }),
    },
  ],
  renderHTML: ({ node }) => {
    const src = assetSrc(node.attrs.src)
    const alt = typeof node.attrs.alt === 'string' ? node.attrs.alt : ''
    const { title, width } = node.attrs
    const align = imageAlignment(node.attrs.align)
    if (src !== null) {
      return ['img', { src, alt, title, width, 'data-align': align, loading: 'lazy' }]
    }
    const address = String(node.attrs.blockedSrc ?? '')
    return [
      'div',
      {
        class: 'blocked-image',
        'data-blocked-src': address,
        'data-alt': alt,
        'data-title': title,
      },
      ['span', { class: 'blocked-image-note' }, 'Picture from elsewhere, not loaded'],
      ['span', { class: 'blocked-image-source' }, alt || address],
    ]
  },
  addCommands() {
    return {
      setImage:
        (attrs) =>
        ({ commands }) =>
          assetSrc(attrs.src) !== null && commands.insertContent({ type: this.name, attrs }),
    }
  },
})
