import { Mark, mergeAttributes } from '@tiptap/core'
import { accepted, orNull, textUpTo } from '../attribute.ts'

const absolute = /^(https?:\/\/|mailto:|tel:)/i
const ownSite = 'https://own-site.invalid'

const hasHiding = (text: string): boolean =>
  Array.from(text).some(
    (character) => character < ' ' || character === '\u007f' || character === '\\',
  )

/**
 * The address if a link may lead there, else null: http, https, mailto, tel, or a path of this
 * site. Browsers skip control characters and read `\` as `/`, so neither may hide a scheme or host.
 */
export const safeHref = (value: unknown): string | null => {
  if (typeof value !== 'string' || value.length > 2000 || hasHiding(value)) return null
  const href = value.trim()
  if (!URL.canParse(href, ownSite)) return null
  const url = new URL(href, ownSite)
  if (absolute.test(href)) return url.host || !url.protocol.startsWith('http') ? href : null
  return /^[/#]/.test(href) && url.origin === ownSite ? href : null
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    link: {
      /** Links the selection; refuses an address that `safeHref` refuses. */
      setLink: (attrs: { readonly href: string }) => ReturnType
      /** Removes the link around the caret or in the selection, and nothing else. */
      unsetLink: () => ReturnType
    }
  }
}

/** Our own link mark: no other scheme can get in by paste, by command or by a forged update. */
export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({
    href: { default: null, validate: orNull(accepted((v) => safeHref(v) === v, 'a safe link')) },
    title: { default: null, validate: orNull(textUpTo(500)) },
  }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = safeHref(element.getAttribute('href'))
        return href === null ? false : { href }
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => {
    const href = safeHref(HTMLAttributes.href)
    if (href === null) return ['a', { class: 'unsafe-link' }, 0]
    return ['a', mergeAttributes(HTMLAttributes, { href, rel: 'noopener nofollow' }), 0]
  },
  addCommands() {
    return {
      setLink:
        ({ href }) =>
        ({ chain }) => {
          const safe = safeHref(href)
          return safe === null ? false : chain().setMark(this.name, { href: safe }).run()
        },
      unsetLink:
        () =>
        ({ chain }) =>
          chain().unsetMark(this.name, { extendEmptyMarkRange: true }).run(),
    }
  },
})
