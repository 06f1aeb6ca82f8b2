import type { UserId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import type { Me, Settings } from '@chapterhouse/shared/users/contract'
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
    avatarUrl: true,
    bio: true,
    timezone: true,
    gdprConsentAt: true,
    settings: true,
  }
  const row = must(
    await tx.user.findUnique({ where: { id: userId }, select }),
    'the signed-in user',
  )
  const settings = must(row.settings, 'their settings')
  const { theme, language, maxHistoryDays, autoCleanup } = settings
  return presentMe({
    ...row,
    theme,
    language,
    settings: {
      notifications: settings.enableNotifications,
      history: settings.enableHistory,
      historyDays: autoCleanup ? maxHistoryDays : null,
      analytics: settings.enableAnalytics,
    },
  })
}

/** What a person may change about themselves. */
export interface OwnChanges {
  readonly displayName?: string | undefined
  readonly theme?: Me['theme'] | undefined
  readonly language?: Me['language'] | undefined
  readonly bio?: string | null | undefined
  readonly timezone?: string | undefined
  readonly settings?: Partial<{ [K in keyof Settings]: Settings[K] | undefined }> | undefined
}

/** The same as columns; what is absent stays. */
const settingColumns = ({ theme, language, settings = {} }: OwnChanges) => {
  const { notifications, history, historyDays, analytics } = settings
  return {
    ...(theme && { theme }),
    ...(language && { language }),
    ...(notifications !== undefined && { enableNotifications: notifications }),
    ...(history !== undefined && { enableHistory: history }),
    ...(analytics !== undefined && { enableAnalytics: analytics }),
    ...(historyDays !== undefined && { autoCleanup: historyDays !== null }),
    ...(historyDays && { maxHistoryDays: historyDays }),
  }
}

const ownColumns = ({ displayName, bio, timezone }: OwnChanges) => ({
  ...(displayName !== undefined && { displayName }),
  ...(bio !== undefined && { bio: bio || null }),
  ...(timezone !== undefined && { timezone }),
})

/** Changes one's own name and settings; what is absent stays. */
export const changeMe = async (tx: Tx, userId: UserId, changes: OwnChanges): Promise<Me> => {
  const [own, settings] = [ownColumns(changes), settingColumns(changes)]
  if (Object.keys(own).length > 0) await tx.user.updateMany({ where: { id: userId }, data: own })
  if (Object.keys(settings).length > 0) {
    await tx.userSettings.updateMany({ where: { userId }, data: settings })
  }
  // what is not remembered from now on is not kept from before either
  if (changes.settings?.history === false) await tx.pageVisit.deleteMany({ where: { userId } })
  return loadMe(tx, userId)
}

/** Whether somebody lets themselves be counted among readers. */
export const letsCount = async (tx: Tx, userId: UserId): Promise<boolean> => {
  const where = { userId, enableAnalytics: true }
  return (await tx.userSettings.count({ where })) > 0
}
