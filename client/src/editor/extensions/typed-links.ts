import { safeHref } from '@chapterhouse/shared/editor/marks/link'
import { Extension, InputRule, PasteRule } from '@tiptap/core'

const typed = /(?:^|\s)(https?:\/\/[^\s<>]{2,}[^\s<>.,;:!?'")\]])\s$/
const pastedOnly = /^https?:\/\/[^\s<>]+$/

/**
 * An address becomes a link when a blank follows it. Our own rule instead of an autolinker: that
 * one reads the whole page on every edit of anybody.
 */
export const TypedLinks = Extension.create({
  name: 'typedLinks',
  addInputRules() {
    return [
      new InputRule({
        find: typed,
        handler: ({ range, match, chain }) => {
          const href = safeHref(match[1])
          if (href === null) return null
          const start = range.from + match[0].indexOf(href)
          chain()
            .insertContentAt(range.to, ' ')
            .setTextSelection({ from: start, to: start + href.length })
            .setMark('link', { href })
            .setTextSelection(range.to + 1)
            .unsetMark('link')
            .run()
          return undefined
        },
      }),
    ]
  },
  addPasteRules() {
    const type = this.editor.schema.marks.link
    if (!type) return []
    return [
      new PasteRule({
        find: (text) =>
          [...text.matchAll(/https?:\/\/[^\s<>]{2,}[^\s<>.,;:!?'")\]]/g)].map((match) => ({
            index: match.index,
            text: match[0],
          })),
        handler: ({ range, match, state }) => {
          const href = safeHref(match[0])
          if (href !== null) state.tr.addMark(range.from, range.to, type.create({ href }))
        },
      }),
    ]
  },
})

/** An address pasted over selected words links them. */
export const linkOfPaste = (text: string): string | null =>
  pastedOnly.test(text.trim()) ? safeHref(text) : null
