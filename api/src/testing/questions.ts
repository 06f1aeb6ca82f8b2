import * as house from '@chapterhouse/shared/admin/house'
import * as moderation from '@chapterhouse/shared/admin/moderation'
import * as people from '@chapterhouse/shared/admin/people'
import * as allProjects from '@chapterhouse/shared/admin/projects'
import * as avatars from '@chapterhouse/shared/assets/avatar'
import * as assets from '@chapterhouse/shared/assets/contract'
import * as room from '@chapterhouse/shared/assets/room'
import * as account from '@chapterhouse/shared/auth/account'
import * as auth from '@chapterhouse/shared/auth/contract'
import * as factors from '@chapterhouse/shared/auth/factors'
import * as keys from '@chapterhouse/shared/auth/keys'
import * as letters from '@chapterhouse/shared/auth/links'
import * as proof from '@chapterhouse/shared/auth/proof'
import * as providers from '@chapterhouse/shared/auth/provider'
import * as securityLog from '@chapterhouse/shared/auth/security-log'
import * as leaving from '@chapterhouse/shared/auth/sign-out'
import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import * as links from '@chapterhouse/shared/links/contract'
import * as mail from '@chapterhouse/shared/mail/contract'
import * as pages from '@chapterhouse/shared/pages/contract'
import * as grants from '@chapterhouse/shared/pages/grants'
import * as moves from '@chapterhouse/shared/pages/moves'
import * as properties from '@chapterhouse/shared/pages/properties'
import * as references from '@chapterhouse/shared/pages/references'
import * as shelf from '@chapterhouse/shared/pages/shelf'
import * as transfer from '@chapterhouse/shared/pages/transfer'
import * as requests from '@chapterhouse/shared/projects/access-request'
import * as projects from '@chapterhouse/shared/projects/contract'
import * as invitations from '@chapterhouse/shared/projects/invitation'
import * as publishing from '@chapterhouse/shared/publishing/contract'
import * as publishedPages from '@chapterhouse/shared/publishing/front'
import * as users from '@chapterhouse/shared/users/contract'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value

/** Every question of the contract. */
export const questions: readonly Endpoint[] = [
  account,
  allProjects,
  assets,
  avatars,
  auth,
  factors,
  keys,
  leaving,
  letters,
  securityLog,
  links,
  grants,
  house,
  mail,
  moderation,
  moves,
  pages,
  people,
  invitations,
  projects,
  proof,
  properties,
  providers,
  publishedPages,
  publishing,
  references,
  requests,
  room,
  shelf,
  transfer,
  users,
].flatMap((module) => Object.values(module).filter(isEndpoint))
