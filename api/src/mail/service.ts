import { newId, type UserId } from '@chapterhouse/shared/kernel/id'
import {
  type LetterCode,
  type LetterLanguage,
  type LetterValues,
  letterLanguageOf,
} from '@chapterhouse/shared/mail/letters'
import { builtIn, type Template } from '@chapterhouse/shared/mail/template'
import { type Bell, openBell } from '../kernel/bell.ts'
import type { Tx } from '../kernel/database.ts'
import { write } from './letter.ts'
import { openSeal, type Seal } from './seal.ts'

export interface Addressee {
  /** null: somebody without an account. */
  readonly userId: UserId | null
  readonly email: string
  /** As their settings say; the nearest one we write is taken. */
  readonly language: string
}

/** A mail somebody is to get. */
export interface Letter<Code extends LetterCode> {
  readonly code: Code
  readonly to: Addressee
  readonly values: LetterValues<Code>
  /** Where people reach this house: begins every link. */
  readonly origin: string
  /** The part of the link that opens something. */
  readonly secret?: string
  /** When its link ends; after that it is not sent any more. */
  readonly expiresAt?: Date
  /** What there is one mail about, however often it is posted. */
  readonly dedupeKey?: string
}

/** Where mails are handed in. */
export interface Post {
  /**
   * Writes a mail in the transaction of what causes it: there is one exactly if that is kept. It is
   * sent soon after, or stays in the built-in mailbox where no mail leaves the house.
   */
  readonly hand: <Code extends LetterCode>(tx: Tx, letter: Letter<Code>) => Promise<void>
  /** No mail leaves the house. */
  readonly isKept: boolean
  readonly seal: Seal
  /** Rung when there may be something to send. */
  readonly bell: Bell
}

export interface PostParts {
  readonly appSecret: string
  readonly secretsBefore?: readonly string[]
  /** null: the built-in mailbox. */
  readonly smtpUrl: string | null
}

/** Milliseconds until the transaction that hands a mail in is done; one that takes longer waits for the clock. */
const committed = 300

export const openPost = ({ appSecret, secretsBefore, smtpUrl }: PostParts): Post => {
  const seal = openSeal(appSecret, secretsBefore)
  const bell = openBell()
  const isKept = smtpUrl === null
  const hand: Post['hand'] = async (tx, letter) => {
    const { code, to, values, secret = null, expiresAt = null } = letter
    const language = letterLanguageOf(to.language)
    const { id: templateId, template } = await templateFor(tx, code, language)
    const written = write({ template, language, values, origin: letter.origin })
    const id = newId()
    const sealed = seal.close(id, { text: written.text, html: written.html, secret })
    await tx.$executeRaw`
      select app.post_mail(${id}::uuid, ${to.userId}::uuid, ${to.email}::citext, ${code},
                           ${templateId}::uuid, ${written.subject}, ${sealed},
                           ${letter.dedupeKey ?? id}, ${expiresAt}::timestamptz, ${isKept})`
    if (!isKept) bell.ring(committed)
  }
  return { hand, isKept, seal, bell }
}

interface Chosen {
  readonly id: string | null
  readonly template: Template
}

/** An admin's text in that language, if it is switched on; else the one that comes along. */
const templateFor = async (tx: Tx, code: LetterCode, locale: LetterLanguage): Promise<Chosen> => {
  const own = await tx.emailTemplate.findFirst({ where: { code, locale, isActive: true } })
  return own ? { id: own.id, template: own } : { id: null, template: builtIn(code, locale) }
}
