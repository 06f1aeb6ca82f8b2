import { CodeBlock as Plain } from '@tiptap/extension-code-block'
import { matching, orNull } from '../attribute.ts'

/** Names that survive as the info string of a fenced block. */
export const codeLanguage = /^[\w.+#-]{1,40}$/

/** Languages of a code block that are shown as what they describe, with the source a click away. */
export const drawnLanguages = ['math', 'mermaid'] as const
export type DrawnLanguage = (typeof drawnLanguages)[number]

export const drawnLanguageOf = (value: unknown): DrawnLanguage | null =>
  drawnLanguages.find((known) => known === value) ?? null

export const CodeBlock = Plain.extend({
  addAttributes() {
    const { language } = this.parent?.() ?? {}
    return { language: { ...language, default: null, validate: orNull(matching(codeLanguage)) } }
  },
})
