import type { UserId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import type { Me } from '@chapterhouse/shared/users/contract'
import type { Tx } from '../kernel/database.ts'
import { presentMe } from './present.ts'

/** The person who asks, with their settings. */
export const loadMe = async (tx: Tx, userId: UserId): Promise<Me> => {
  const select = {
    id: true,
    email: true,
    emailVerifiedAt: true,
    displayName: true,
    platformRole: true,
    settings: true,
  }
  const row = must(
    await tx.user.findUnique({ where: { id: userId }, select }),
    'the signed-in user',
  )
  const { theme = 'system', language = 'en' } = row.settings ?? {}
  return presentMe({ ...row, theme, language })
}

/** What a person may change about themselves. */
export interface OwnChanges {
  readonly displayName?: string | undefined
  readonly theme?: Me['theme'] | undefined
  readonly language?: Me['language'] | undefined
}

/** Changes one's own name and settings; what is absent stays. */
export const changeMe = async (tx: Tx, userId: UserId, changes: OwnChanges): Promise<Me> => {
  const { displayName, theme, language } = changes
  if (displayName !== undefined) {
    await tx.user.updateMany({ where: { id: userId }, data: { displayName } })
  }
  const settings = { ...(theme && { theme }), ...(language && { language }) }
  if (theme ?? language) await tx.userSettings.updateMany({ where: { userId }, data: settings })
  return loadMe(tx, userId)
}
