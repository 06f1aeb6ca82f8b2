import type { getDoorway } from '@chapterhouse/shared/auth/contract'
import type { Ways } from '@chapterhouse/shared/auth/factors'
import type { ReplyOf } from '@chapterhouse/shared/kernel/endpoint'
import { type Id, newId } from '@chapterhouse/shared/kernel/id'
import type { Page, PageLine } from '@chapterhouse/shared/pages/contract'
import type { Member, Project } from '@chapterhouse/shared/projects/contract'
import { capsOfRole } from '@chapterhouse/shared/projects/standing'
import type { Me, Person } from '@chapterhouse/shared/users/contract'

type Doorway = ReplyOf<typeof getDoorway>

const now = '2026-11-20T12:00:00.000Z'

const idOf = <Table extends string>(): Id<Table> => newId<Table>()

export const aPerson = (more: Partial<Person> = {}): Person => ({
  id: idOf<'users'>(),
  displayName: 'Mira Holm',
  color: '#8e24aa',
  ...more,
})

export const aMe = (more: Partial<Me> = {}): Me => ({
  id: idOf<'users'>(),
  email: 'ada@example.org',
  emailVerified: true,
  displayName: 'Ada Lovelace',
  platformRole: 'USER',
  color: '#00696e',
  theme: 'system',
  language: 'en',
  avatar: null,
  bio: null,
  timezone: 'UTC',
  settings: { notifications: true, history: true, historyDays: 90, analytics: true },
  consentedAt: now,
  ...more,
})

/** What the door of a house says that has accounts already. */
export const aDoorway = (more: Partial<Doorway> = {}): Doorway => ({
  firstRun: false,
  setupCodeNeeded: false,
  signUp: 'open',
  sendsMail: true,
  providers: [],
  ...more,
})

/** How somebody comes in who has a password and nothing else. */
export const someWays = (more: Partial<Ways> = {}): Ways => ({
  password: true,
  secondStep: false,
  authenticator: null,
  passkeys: [],
  recoveryCodesLeft: 0,
  accounts: [],
  ...more,
})

export const aProject = (more: Partial<Project> = {}): Project => ({
  id: idOf<'projects'>(),
  kind: 'WRITING',
  title: 'The Salt Road',
  description: null,
  visibility: 'PRIVATE',
  role: 'OWNER',
  owner: aPerson(),
  pageCount: 1,
  memberCount: 1,
  createdAt: now,
  updatedAt: now,
  deletedAt: null,
  can: { write: true, manage: true, delete: true },
  ...more,
})

export const aLine = (more: Partial<PageLine> = {}): PageLine => ({
  id: idOf<'pages'>(),
  projectId: idOf<'projects'>(),
  parentId: null,
  position: 'V',
  kind: 'CHAPTER',
  title: 'A page',
  icon: null,
  cover: null,
  isTemplate: false,
  status: 'DRAFT',
  editMode: 'LIVE',
  wordCount: 0,
  updatedAt: now,
  deletedAt: null,
  ...more,
})

export const aPage = (more: Partial<Page> = {}): Page => {
  const line = aLine(more)
  return {
    ...line,
    room: `page:${line.id}:1`,
    schemaVersion: 1,
    language: null,
    properties: [],
    createdAt: now,
    createdBy: null,
    given: false,
    readOnly: null,
    can: {
      write: true,
      rename: true,
      move: true,
      moveAway: true,
      duplicate: true,
      setMode: true,
      describe: true,
      delete: true,
      undelete: true,
      nameVersion: true,
    },
    ...more,
  }
}

export const aMember = (more: Partial<Member> = {}): Member => ({
  user: aPerson(),
  email: 'mira@example.org',
  role: 'EDITOR',
  status: 'ACTIVE',
  caps: [...capsOfRole.EDITOR],
  joinedAt: now,
  invitedBy: null,
  can: { changeRole: true, pause: true, resume: false, remove: true, receive: true },
  ...more,
})

/**
 * Lines of a tree from an outline: one title a line, two spaces deeper for what is below.
 * `harbour` in `outline('harbour')` has the id that `idIn(lines, 'harbour')` finds.
 */
export const outline = (text: string, project = aProject()): PageLine[] => {
  const lines: PageLine[] = []
  const above: PageLine[] = []
  for (const row of text.split('\n').filter((one) => one.trim())) {
    const level = (row.length - row.trimStart().length) / 2
    const parentId = above[level - 1]?.id ?? null
    const line = aLine({ title: row.trim(), parentId, projectId: project.id })
    above.splice(level, above.length, line)
    lines.push(line)
  }
  return lines
}

export const idIn = (lines: readonly PageLine[], title: string): PageLine['id'] => {
  const found = lines.find((line) => line.title === title)
  if (!found) throw new Error(`no page called ${title}`)
  return found.id
}
