import type { PlanFailure } from '../publishing/contract.ts'
import type { LetterLanguage } from './letters.ts'

/** Why a page was not published at its time, as the end of a sentence or the next one. */
export const missWords: Readonly<Record<LetterLanguage, Readonly<Record<PlanFailure, string>>>> = {
  en: {
    not_allowed: 'you may not publish it any more, or it is in the trash.',
    empty: 'there was nothing on the page.',
    hidden: 'moderators have taken it down. They say why where you publish.',
  },
  de: {
    not_allowed: 'Sie dürfen die Seite nicht mehr veröffentlichen, oder sie liegt im Papierkorb.',
    empty: 'Auf der Seite stand nichts.',
    hidden: 'Moderatoren haben die Seite gesperrt. Warum, steht dort, wo Sie veröffentlichen.',
  },
}
