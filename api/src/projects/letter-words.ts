import type { LetterLanguage } from '@chapterhouse/shared/mail/letters'
import type { GrantedRole } from '@chapterhouse/shared/projects/role'

/** A role in the middle of a sentence. */
export const roleNames: Readonly<Record<LetterLanguage, Readonly<Record<GrantedRole, string>>>> = {
  en: {
    ADMIN: 'admin',
    EDITOR: 'editor',
    CONTRIBUTOR: 'contributor',
    REVIEWER: 'reviewer',
    VIEWER: 'viewer',
  },
  de: {
    ADMIN: 'Verwalten',
    EDITOR: 'Mitschreiben',
    CONTRIBUTOR: 'Beitragen',
    REVIEWER: 'Prüfen',
    VIEWER: 'Lesen',
  },
}

const quoted: Readonly<Record<LetterLanguage, (words: string) => string>> = {
  en: (words) => `“${words}”`,
  de: (words) => `„${words}“`,
}

/** What somebody has to say, under their name; nothing where they said nothing. */
export const said = (language: LetterLanguage, who: string, words: string | null): string =>
  words === null ? '' : `${who}: ${quoted[language](words)}`
