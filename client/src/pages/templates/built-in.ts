import { languageHere, type Offered } from '../../messages/language.ts'
import { t } from '../../messages/t.ts'

/** A template that comes with the house; its text is Markdown. */
export interface BuiltIn {
  readonly name: string
  readonly icon: string
  /** When to take it. */
  readonly about: string
  /** Its Markdown in each language it comes in. */
  readonly texts: Readonly<Record<Offered, () => Promise<{ readonly default: string }>>>
}

/** What a template holds, in the language of the window. */
export const textOf = async ({ texts }: Pick<BuiltIn, 'texts'>): Promise<string> =>
  (await texts[languageHere()]()).default

/** In the order they are offered. */
export const builtIns: readonly BuiltIn[] = [
  {
    name: t('Meeting notes'),
    icon: '📝',
    about: t('What was decided, and who does what'),
    texts: {
      en: () => import('./texts/meeting-notes.md?raw'),
      de: () => import('./texts/de/meeting-notes.md?raw'),
    },
  },
  {
    name: t('Chapter'),
    icon: '📖',
    about: t('Whose eyes, what changes, what stays open'),
    texts: {
      en: () => import('./texts/chapter.md?raw'),
      de: () => import('./texts/de/chapter.md?raw'),
    },
  },
  {
    name: t('Essay'),
    icon: '🖋️',
    about: t('A question, both sides, an answer'),
    texts: {
      en: () => import('./texts/essay.md?raw'),
      de: () => import('./texts/de/essay.md?raw'),
    },
  },
  {
    name: t('Interview'),
    icon: '🎙️',
    about: t('Questions before, quotes after, things to check'),
    texts: {
      en: () => import('./texts/interview.md?raw'),
      de: () => import('./texts/de/interview.md?raw'),
    },
  },
  {
    name: t('Newsletter issue'),
    icon: '📰',
    about: t('One thing first, then the rest'),
    texts: {
      en: () => import('./texts/newsletter-issue.md?raw'),
      de: () => import('./texts/de/newsletter-issue.md?raw'),
    },
  },
  {
    name: t('Project brief'),
    icon: '🧭',
    about: t('What is to be true at the end, and how one knows'),
    texts: {
      en: () => import('./texts/project-brief.md?raw'),
      de: () => import('./texts/de/project-brief.md?raw'),
    },
  },
  {
    name: t('Character sheet'),
    icon: '🎭',
    about: t('What they want, and what they do about it'),
    texts: {
      en: () => import('./texts/character-sheet.md?raw'),
      de: () => import('./texts/de/character-sheet.md?raw'),
    },
  },
  {
    name: t('Research notes'),
    icon: '🔎',
    about: t('Sources, what they say, how sure one is'),
    texts: {
      en: () => import('./texts/research-notes.md?raw'),
      de: () => import('./texts/de/research-notes.md?raw'),
    },
  },
]
