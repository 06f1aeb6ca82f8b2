import { createHmac } from 'node:crypto'
import type { InvitationId } from '@chapterhouse/shared/kernel/id'
import { deriveKey } from '@chapterhouse/shared/sync/keys'

/**
 * The secret of an invitation's link: 256 bits that follow from APP_SECRET and its id, so that who
 * manages the project can be shown the link again while the database keeps nothing but its hash.
 */
export const invitationToken = (appSecret: string, id: InvitationId): string =>
  createHmac('sha256', deriveKey(appSecret, 'invitation-link')).update(id).digest('base64url')
