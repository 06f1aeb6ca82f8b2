import { Node } from '@tiptap/core'
import { accepted, orNull } from '../attribute.ts'

export interface EmbedProvider {
  readonly name: string
  /** Origin of what the frame loads; the content security policy allows these and no others. */
  readonly origin: string
  /** Width by height of the frame. */
  readonly ratio: string
}

export interface Embedding extends EmbedProvider {
  /** What the frame loads. */
  readonly src: string
}

interface Rule extends EmbedProvider {
  readonly address: RegExp
  readonly path: (found: RegExpExecArray) => string
}

const wide = '16 / 9'
const rules: readonly Rule[] = [
  {
    name: 'YouTube',
    origin: 'https://www.youtube-nocookie.com',
    ratio: wide,
    address:
      /^https:\/\/(?:(?:www\.|m\.)?youtube\.com\/(?:watch\?(?:[^#]*&)?v=|shorts\/|live\/|embed\/)|youtu\.be\/|www\.youtube-nocookie\.com\/embed\/)([\w-]{11})(?![\w-])/,
    path: ([, id]) => `/embed/${id}`,
  },
  {
    name: 'Vimeo',
    origin: 'https://player.vimeo.com',
    ratio: wide,
    address: /^https:\/\/(?:(?:www\.)?vimeo\.com|player\.vimeo\.com\/video)\/(\d{4,12})(?![\w-])/,
    path: ([, id]) => `/video/${id}?dnt=1`,
  },
  {
    name: 'Loom',
    origin: 'https://www.loom.com',
    ratio: wide,
    address: /^https:\/\/www\.loom\.com\/(?:share|embed)\/([0-9a-f]{32})(?![\w-])/,
    path: ([, id]) => `/embed/${id}`,
  },
  {
    name: 'Figma',
    origin: 'https://embed.figma.com',
    ratio: '4 / 3',
    address:
      /^https:\/\/(?:www\.)?figma\.com\/(design|board|proto|slides)\/([A-Za-z0-9]{10,40})(?![\w-])/,
    path: ([, kind, id]) => `/${kind}/${id}?embed-host=chapterhouse`,
  },
  {
    name: 'CodePen',
    origin: 'https://codepen.io',
    ratio: '4 / 3',
    address: /^https:\/\/codepen\.io\/([\w-]{1,60})\/(?:pen|embed)\/([\w-]{3,40})(?![\w-])/,
    path: ([, who, id]) => `/${who}/embed/${id}?default-tab=result`,
  },
  {
    name: 'Spotify',
    origin: 'https://open.spotify.com',
    ratio: '4 / 1',
    address:
      /^https:\/\/open\.spotify\.com\/(?:embed\/)?(track|album|playlist|episode|show)\/([A-Za-z0-9]{22})(?![\w-])/,
    path: ([, kind, id]) => `/embed/${kind}/${id}`,
  },
]

export const embedProviders: readonly EmbedProvider[] = rules.map(({ name, origin, ratio }) => ({
  name,
  origin,
  ratio,
}))

/** What a frame may load for this address, or null: then it is shown as a link. */
export const embeddingOf = (url: unknown): Embedding | null => {
  if (typeof url !== 'string' || url.length > 2000) return null
  for (const { address, path, ...provider } of rules) {
    const found = address.exec(url)
    if (found) return { ...provider, src: `${provider.origin}${path(found)}` }
  }
  return null
}

const isWebAddress = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= 2000 &&
  /^https:\/\/[^\s\\<>"]+$/.test(value) &&
  URL.canParse(value)

/** An address that may stand in the document as an embed, else null. */
export const embedUrl = (value: unknown): string | null => (isWebAddress(value) ? value : null)

/**
 * Something from another site, shown in a frame of its own. Only the address is in the document;
 * who may be framed is decided when it is shown, so the list can change.
 */
export const Embed = Node.create({
  name: 'embed',
  group: 'block',
  draggable: true,
  addAttributes: () => ({
    url: { default: null, validate: orNull(accepted(isWebAddress, 'an https address')) },
  }),
  parseHTML: () => [
    {
      tag: 'a[data-embed]',
      priority: 60,
      getAttrs: (element) => ({ url: embedUrl(element.getAttribute('href')) }),
    },
  ],
  renderHTML: ({ node }) => {
    const url = embedUrl(node.attrs.url)
    const link = url === null ? {} : { href: url, rel: 'noopener nofollow' }
    return ['a', { 'data-embed': '', ...link }, url ?? '']
  },
})
