import type { UserId } from '@chapterhouse/shared/kernel/id'
import { letterLanguageOf, letterLocales } from '@chapterhouse/shared/mail/letters'
import type { Invitation } from '@chapterhouse/shared/projects/invitation'
import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/database.ts'
import type { Post } from '../../mail/service.ts'
import { roleNames, said } from '../letter-words.ts'

export interface InvitationLetter {
  readonly project: { readonly title: string }
  readonly invitation: Invitation
  readonly email: string
  readonly token: string
  readonly link: string
  readonly actor: Actor
}

/** How the inviter writes is the best guess at what the invited person reads. */
const languageOf = async (tx: Tx, userId: UserId): Promise<string> =>
  (await tx.userSettings.findUnique({ where: { userId }, select: { language: true } }))?.language ??
  'en'

/** Writes to the address that is invited, with what the inviter has to say. */
export const sendInvitation = async (
  tx: Tx,
  post: Post,
  { project, invitation, email, token, link, actor }: InvitationLetter,
): Promise<void> => {
  const wish = await languageOf(tx, actor.userId)
  const language = letterLanguageOf(wish)
  const { role, message, invitedBy, expiresAt } = invitation
  const inviter = invitedBy ?? project.title
  const day = new Intl.DateTimeFormat(letterLocales[language], {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  await post.hand(tx, {
    code: 'project.invitation',
    to: { userId: null, email, language: wish },
    values: {
      inviter,
      project: project.title,
      role: roleNames[language][role],
      message: said(language, inviter, message),
      expires: day.format(new Date(expiresAt)),
      link,
    },
    origin: new URL(link).origin,
    secret: token,
    expiresAt: new Date(expiresAt),
    dedupeKey: `invitation:${invitation.id}`,
  })
}
