import type { ReportReason } from '@chapterhouse/shared/publishing/report'
import { t } from '../../messages/t.ts'

/** Why something was reported, in a word or two. */
export const reasonWords: Readonly<Record<ReportReason, string>> = {
  SPAM: t('spam'),
  ABUSE: t('insults or hatred'),
  SEXUAL: t('sexual content'),
  VIOLENCE: t('violence'),
  PLAGIARISM: t('somebody else’s work'),
  PRIVACY: t('private things'),
  OTHER: t('something else'),
}
