import type { UserId } from '@chapterhouse/shared/kernel/id'
import {
  type LetterLanguage,
  letterLanguageOf,
  letterLocales,
} from '@chapterhouse/shared/mail/letters'
import { missWords } from '@chapterhouse/shared/mail/miss-words'
import type { PlanFailure } from '@chapterhouse/shared/publishing/contract'
import type { Tx } from '../../kernel/database.ts'
import type { Post } from '../../mail/service.ts'

export interface Miss {
  readonly pageId: string
  readonly title: string
  readonly userId: UserId
  /** When it should have happened. */
  readonly at: Date
  readonly failure: PlanFailure
  readonly origin: string
}

const momentOf = (at: Date, language: LetterLanguage, timeZone: string): string => {
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone } as const
  const words = new Intl.DateTimeFormat(letterLocales[language], style).format(at)
  return `${words} (${timeZone})`
}

/** Tells who planned it that a page was not published; once for each plan. */
export const tellMissed = async (tx: Tx, post: Post, miss: Miss): Promise<void> => {
  const { pageId, title, userId, at, failure, origin } = miss
  const select = { email: true, displayName: true, timezone: true, settings: true }
  const reader = await tx.user.findUnique({ where: { id: userId }, select })
  if (!reader) return
  const language = letterLanguageOf(reader.settings?.language ?? 'en')
  const values = {
    name: reader.displayName,
    page: title || '…',
    when: momentOf(at, language, reader.timezone),
    why: missWords[language][failure],
    link: `${origin}/p/${pageId}`,
  }
  const to = { userId, email: reader.email, language }
  const dedupeKey = `plan:${pageId}:${at.toISOString()}`
  await post.hand(tx, { code: 'page.not_published', to, values, origin, dedupeKey })
}
