/** The mails this house writes, and what each of them is told. */
export const letterValues = {
  'auth.email_verify': ['name', 'link'],
  'auth.password_reset': ['name', 'link'],
  'auth.magic_link': ['name', 'link'],
  'auth.email_change': ['name', 'address', 'link'],
  'auth.email_changed': ['name', 'address', 'link'],
  'auth.password_changed': ['name', 'when', 'link'],
  'auth.new_device': ['name', 'device', 'when', 'link'],
  'auth.way_added': ['name', 'way', 'when', 'link'],
  'auth.way_removed': ['name', 'way', 'when', 'link'],
  'auth.recovery_used': ['name', 'left', 'when', 'link'],
  'auth.duplicate_session': ['name', 'device', 'when', 'link'],
  'auth.deletion': ['name', 'until', 'link'],
  'page.not_published': ['name', 'page', 'when', 'why', 'link'],
  'project.added': ['name', 'inviter', 'project', 'role', 'link'],
  'project.access_request': ['name', 'asker', 'project', 'message', 'link'],
  // `message`: what the inviter says, with their name and in quotes, or nothing.
  'project.invitation': ['inviter', 'project', 'role', 'message', 'expires', 'link'],
} as const

export type LetterCode = keyof typeof letterValues

/** A value for each name in braces. */
export type LetterValues<Code extends LetterCode> = Readonly<
  Record<(typeof letterValues)[Code][number], string>
>

export const letterCodes = Object.keys(letterValues) as LetterCode[]

/** What a mail says in one language. `{{name}}` stands for a value, `{{link}}` is the button's. */
export interface LetterText {
  readonly subject: string
  /** Paragraphs above the button. */
  readonly before: readonly string[]
  readonly button: string
  /** Paragraphs below it, smaller. */
  readonly after: readonly string[]
}

export type LetterTexts = Readonly<Record<LetterCode, LetterText>>

/** Languages that every mail is written in; the first is what everybody else gets. */
export const letterLanguages = ['en', 'de'] as const
export type LetterLanguage = (typeof letterLanguages)[number]

/** How each language writes a date. */
export const letterLocales = { en: 'en-GB', de: 'de-DE' } as const satisfies Readonly<
  Record<LetterLanguage, string>
>

/** The nearest language there is: `de-CH` is read in `de`. */
export const letterLanguageOf = (wish: string): LetterLanguage => {
  const short = wish.toLowerCase().split(/[-_]/)[0]
  return letterLanguages.find((language) => language === short) ?? 'en'
}
