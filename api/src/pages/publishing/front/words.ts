import type { ReportReason } from '@chapterhouse/shared/publishing/report'

/** What a page for the world says beside its text. */
export interface Words {
  /** BCP 47, of these words. */
  readonly language: string
  readonly locale: string
  readonly untitled: string
  readonly contents: string
  readonly minutes: (n: number) => string
  /** `day` is HTML. */
  readonly changed: (day: string) => string
  readonly like: string
  readonly liked: string
  readonly empty: string
  readonly feed: string
  readonly writtenWith: string
  readonly report: {
    readonly link: string
    readonly about: string
    readonly what: string
    readonly more: string
    readonly send: string
    readonly thanks: string
    readonly kept: string
    readonly back: string
    readonly noReason: string
    readonly tooLong: (most: number) => string
    readonly tooMany: (minutes: number) => string
    readonly reasons: Readonly<Record<ReportReason, string>>
  }
}

const english: Words = {
  language: 'en',
  locale: 'en-GB',
  untitled: 'Untitled',
  contents: 'Contents',
  minutes: (n) => `${n} min read`,
  changed: (day) => `Last changed on ${day}`,
  like: 'Like this text',
  liked: 'Thank you. It was counted.',
  empty: 'Nothing is published here yet.',
  feed: 'Follow by feed',
  writtenWith: 'Written with Chapterhouse',
  report: {
    link: 'Report',
    about:
      'Whoever looks after this place reads it. They learn what you report and why, not who you are.',
    what: 'What is wrong with it?',
    more: 'What should we know? You may leave this empty.',
    send: 'Send the report',
    thanks: 'Thank you',
    kept: 'Your report was kept. Whoever looks after this place will look at it.',
    back: 'Back to what you were reading',
    noReason: 'Please choose what is wrong with it.',
    tooLong: (most) => `Please say it in at most ${most} characters. What you wrote is still here.`,
    tooMany: (minutes) =>
      `Many reports came from your network. Please try again in ${minutes} minutes. What you wrote is still here.`,
    reasons: {
      SPAM: 'It is spam or advertising',
      ABUSE: 'It insults, threatens or spreads hatred',
      SEXUAL: 'It is sexual where it should not be',
      VIOLENCE: 'It glorifies or calls for violence',
      PLAGIARISM: 'It is somebody else’s work',
      PRIVACY: 'It tells private things of somebody',
      OTHER: 'Something else',
    },
  },
}

const german: Words = {
  language: 'de',
  locale: 'de',
  untitled: 'Ohne Titel',
  contents: 'Inhalt',
  minutes: (n) => `${n} Min. Lesezeit`,
  changed: (day) => `Zuletzt geändert am ${day}`,
  like: 'Dieser Text gefällt mir',
  liked: 'Danke. Es ist gezählt.',
  empty: 'Hier ist noch nichts veröffentlicht.',
  feed: 'Per Feed folgen',
  writtenWith: 'Geschrieben mit Chapterhouse',
  report: {
    link: 'Melden',
    about:
      'Das liest, wer diesen Ort betreut. Zu erfahren ist, was Sie melden und warum, nicht, wer Sie sind.',
    what: 'Was stimmt damit nicht?',
    more: 'Was sollten wir wissen? Sie können das leer lassen.',
    send: 'Meldung senden',
    thanks: 'Danke',
    kept: 'Ihre Meldung ist da. Wer diesen Ort betreut, sieht sie sich an.',
    back: 'Zurück zu dem, was Sie gelesen haben',
    noReason: 'Bitte wählen Sie, was damit nicht stimmt.',
    tooLong: (most) =>
      `Bitte sagen Sie es in höchstens ${most} Zeichen. Was Sie geschrieben haben, steht noch da.`,
    tooMany: (minutes) =>
      `Aus Ihrem Netz kamen viele Meldungen. Bitte versuchen Sie es in ${minutes} Minuten noch einmal. Was Sie geschrieben haben, steht noch da.`,
    reasons: {
      SPAM: 'Es ist Spam oder Werbung',
      ABUSE: 'Es beleidigt, droht oder verbreitet Hass',
      SEXUAL: 'Es ist sexuell, wo es das nicht sein sollte',
      VIOLENCE: 'Es verherrlicht Gewalt oder ruft dazu auf',
      PLAGIARISM: 'Es ist das Werk von jemand anderem',
      PRIVACY: 'Es erzählt Privates über jemanden',
      OTHER: 'Etwas anderes',
    },
  },
}

/** In the language of what is read, where we have words in it; else in English. */
export const wordsFor = (language: string): Words => (/^de\b/i.test(language) ? german : english)

/** Of several texts it is the language of most. */
export const wordsForAll = (languages: readonly string[]): Words => {
  const inGerman = languages.filter((one) => wordsFor(one) === german).length
  return inGerman * 2 > languages.length ? german : english
}
