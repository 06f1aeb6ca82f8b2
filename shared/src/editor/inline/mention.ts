import { Node } from '@tiptap/core'
import { type ElementLike, matching, orNull, textUpTo } from '../attribute.ts'
import { plainInlineGroup } from './group.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The id if it has the form of one of ours, else null. */
export const uuidOf = (value: unknown): string | null =>
  typeof value === 'string' && uuid.test(value) ? value : null

const longestLabel = 200

/** An id and the name it had when it was written, for readers who cannot look it up. */
const named = (data: 'person' | 'page') => () => ({
  id: {
    default: null,
    validate: orNull(matching(uuid)),
    parseHTML: (element: ElementLike) => uuidOf(element.dataset[data]),
    renderHTML: ({ id }: Record<string, unknown>) => ({ [`data-${data}`]: id }),
  },
  label: {
    default: '',
    validate: textUpTo(longestLabel),
    parseHTML: (element: ElementLike) =>
      (element.dataset.label ?? element.textContent ?? '').slice(0, longestLabel),
    renderHTML: ({ label }: Record<string, unknown>) => ({ 'data-label': label }),
  },
})

/** A person, named in the text. */
export const Mention = Node.create({
  name: 'mention',
  group: plainInlineGroup,
  inline: true,
  atom: true,
  addAttributes: named('person'),
  parseHTML: () => [{ tag: 'span[data-person]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, `@${node.attrs.label}`],
})

/** The way to a page. It is known by its id, so it survives renaming; `label` is its title of then. */
export const PageLink = Node.create({
  name: 'pageLink',
  group: plainInlineGroup,
  inline: true,
  atom: true,
  addAttributes: named('page'),
  parseHTML: () => [{ tag: 'a[data-page]', priority: 60 }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const id = uuidOf(node.attrs.id)
    const href = id === null ? {} : { href: `/p/${id}` }
    return ['a', { ...HTMLAttributes, ...href }, String(node.attrs.label)]
  },
})
