import type { Scope } from '@chapterhouse/shared/kernel/scope'

interface ScopeWords {
  readonly name: string
  readonly about: string
}

/** What a scope is called, and what it lets a program do, in words for who gives it. */
export const scopeWords: Record<Scope, ScopeWords> = {
  read: { name: 'Read', about: 'See the projects and pages that you see, and export them.' },
  write: { name: 'Write', about: 'Make pages, write in them, move them, throw them away.' },
  manage: { name: 'Manage', about: 'Invite people, set their roles, change and end projects.' },
  account: { name: 'Account', about: 'Your name, your sessions, your invitations, other keys.' },
}

/** "Read, write" */
export const inWords = (scopes: readonly Scope[]): string => {
  const [first = '', ...rest] = scopes.map((scope) => scopeWords[scope].name)
  return [first, ...rest.map((name) => name.toLowerCase())].join(', ')
}
