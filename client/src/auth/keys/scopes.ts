import type { Scope } from '@chapterhouse/shared/kernel/scope'
import { t } from '../../messages/t.ts'

interface ScopeWords {
  readonly name: string
  readonly about: string
}

/** What a scope is called, and what it lets a program do, in words for who gives it. */
export const scopeWords: Record<Scope, ScopeWords> = {
  read: { name: t('Read'), about: t('See the projects and pages that you see, and export them.') },
  write: { name: t('Write'), about: t('Make pages, write in them, move them, throw them away.') },
  manage: {
    name: t('Manage'),
    about: t('Invite people, set their roles, change and end projects.'),
  },
  account: {
    name: t('Account'),
    about: t('Your name, your sessions, your invitations, other keys.'),
  },
}

/** "Read, Write" */
export const inWords = (scopes: readonly Scope[]): string => {
  return scopes.map((scope) => scopeWords[scope].name).join(', ')
}
