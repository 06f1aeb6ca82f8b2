import { t } from '../../messages/t.ts'
/** A template that comes with the house; its text is Markdown. */
export interface BuiltIn {
  readonly name: string
  readonly icon: string
  /** When to take it. */
  readonly about: string
  readonly load: () => Promise<string>
}

const text = async (module: Promise<{ readonly default: string }>) => (await module).default

/** In the order they are offered. */
export const builtIns: readonly BuiltIn[] = [
  {
    name: t('Meeting notes'),
    icon: '📝',
    about: t('What was decided, and who does what'),
    load: () => text(import('./texts/meeting-notes.md?raw')),
  },
  {
    name: t('Chapter'),
    icon: '📖',
    about: t('Whose eyes, what changes, what stays open'),
    load: () => text(import('./texts/chapter.md?raw')),
  },
  {
    name: t('Essay'),
    icon: '🖋️',
    about: t('A question, both sides, an answer'),
    load: () => text(import('./texts/essay.md?raw')),
  },
  {
    name: t('Interview'),
    icon: '🎙️',
    about: t('Questions before, quotes after, things to check'),
    load: () => text(import('./texts/interview.md?raw')),
  },
  {
    name: t('Newsletter issue'),
    icon: '📰',
    about: t('One thing first, then the rest'),
    load: () => text(import('./texts/newsletter-issue.md?raw')),
  },
  {
    name: t('Project brief'),
    icon: '🧭',
    about: t('What is to be true at the end, and how one knows'),
    load: () => text(import('./texts/project-brief.md?raw')),
  },
  {
    name: t('Character sheet'),
    icon: '🎭',
    about: t('What they want, and what they do about it'),
    load: () => text(import('./texts/character-sheet.md?raw')),
  },
  {
    name: t('Research notes'),
    icon: '🔎',
    about: t('Sources, what they say, how sure one is'),
    load: () => text(import('./texts/research-notes.md?raw')),
  },
]
