import * as account from '@chapterhouse/shared/auth/account'
import * as auth from '@chapterhouse/shared/auth/contract'
import * as keys from '@chapterhouse/shared/auth/keys'
import * as letters from '@chapterhouse/shared/auth/links'
import { prove } from '@chapterhouse/shared/auth/proof'
import { signOut } from '@chapterhouse/shared/auth/sign-out'
import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import * as links from '@chapterhouse/shared/links/contract'
import * as mail from '@chapterhouse/shared/mail/contract'
import * as pages from '@chapterhouse/shared/pages/contract'
import * as grants from '@chapterhouse/shared/pages/grants'
import * as requests from '@chapterhouse/shared/projects/access-request'
import * as projects from '@chapterhouse/shared/projects/contract'
import * as invitations from '@chapterhouse/shared/projects/invitation'
import * as front from '@chapterhouse/shared/publishing/contract'
import * as publishedPages from '@chapterhouse/shared/publishing/front'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from './testing/house.ts'
import { tokenOf } from './testing/mailbox.ts'
import { questions } from './testing/questions.ts'
import { addressOf } from './testing/visitor.ts'
import { openWorld, type World } from './testing/world.ts'

let now = Date.now()
let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse({ clock: { now: () => now } })
  world = await openWorld(house)
})
afterAll(() => house.close())

const password = 'seventeen purple giraffes'
const newPassword = 'another sentence altogether'
const guest = () => house.stranger()
const person = () => house.person()
const credentials = async () => ({ email: (await person()).me.email, password })

/** In the world's project or its page, by who owns them. */
const inProject = () => ({ params: { projectId: world.projectId } })
const onPage = () => ({ params: { pageId: world.pageId } })

const aMember = async () => {
  const { id: userId } = (await person()).me
  await world.owner.ask(projects.addMember, { ...inProject(), body: { userId, role: 'EDITOR' } })
  return { params: { projectId: world.projectId, userId } }
}
const aPaused = async () => {
  const member = await aMember()
  await world.owner.ask(projects.pauseMember, member)
  return member
}
const aLink = () => {
  const body = { access: 'READ', guestNames: 'OPTIONAL', expiresInDays: null } as const
  return world.owner.ask(links.createLink, { ...inProject(), body })
}
const anInvitation = () =>
  world.owner.ask(invitations.createInviteLink, { ...inProject(), body: { role: 'EDITOR' } })
const held = async () => ({
  params: { token: (await anInvitation()).link.split('/').at(-1) ?? '' },
})
const invited = async () => ({
  params: { projectId: world.projectId, invitationId: (await anInvitation()).invitation.id },
})
const asks = async () => (await person()).ask(requests.askAccess, { body: inProject().params })
const aRequest = async () => {
  await asks()
  const { items } = await world.owner.ask(requests.listAccessRequests, inProject())
  return { params: { projectId: world.projectId, accessRequestId: items.at(-1)?.id as never } }
}
const aGrant = async () => {
  const { email, id: userId } = (await person()).me
  await world.owner.ask(grants.givePage, { ...onPage(), body: { email, access: 'READ' } })
  return { params: { pageId: world.pageId, userId } }
}
const aKey = async (who: Guest) => {
  const wish = { name: 'k', scopes: ['read' as const], expiresInDays: 1 }
  return who.ask(keys.createKey, { body: { ...wish, currentPassword: password } })
}
const leaves = async (who: Guest) =>
  who.ask(account.deleteAccount, { body: { currentPassword: password } })
const aLeaver = async () => {
  const who = await person()
  await leaves(who)
  return { email: who.me.email, password }
}
const reads = async ({ me }: Guest, subject: string) => ({
  body: { token: await tokenOf(house, me.email, subject) },
})
const asksReset = async (who: Guest) => {
  await guest().ask(letters.askReset, { body: { email: who.me.email } })
  return reads(who, 'A new password')
}
const asksLink = async (who: Guest) => {
  await guest().ask(letters.askSignInLink, { body: { email: who.me.email } })
  return reads(who, 'Your link to sign in')
}
const asksAddress = async (who: Guest) => {
  const email = `new.${who.me.email}`
  await who.ask(letters.askNewEmail, { body: { email, currentPassword: password } })
  return { body: { token: await tokenOf(house, email, 'Is this your new address?') } }
}
const moves = async (who: Guest) => {
  await guest().ask(letters.confirmNewEmail, await asksAddress(who))
  return reads(who, 'Your address was changed')
}
const aLostMail = async () => {
  const sql = `update email_messages set status = 'FAILED' where id =
    (select max(id::text)::uuid from email_messages) returning id`
  return { params: { messageId: (await house.database.owner.query(sql)).rows[0].id } }
}
const session = async (who: Guest) => {
  const [one] = (await who.ask(auth.listSessions, {})).items
  return { params: { sessionId: one?.id ?? '' } }
}
const theirs = (act: (who: Guest) => Promise<unknown>) => async () => act(await person())
const owners = <E extends Endpoint>(question: E, parts: () => Promise<object> | object) => {
  return async () => world.owner.ask(question, (await parts()) as never)
}

type Act = readonly [question: Endpoint, action: string, act: () => Promise<unknown>]

/** Every question that changes who comes in or what somebody may do, or lets a secret out. */
const acts: readonly Act[] = [
  [auth.signUp, 'user.registered', person],
  [auth.signIn, 'login', async () => guest().ask(auth.signIn, { body: await credentials() })],
  [signOut, 'logout', theirs((who) => who.ask(signOut, {}))],
  [prove, 'proof.given', theirs((who) => who.ask(prove, { body: { password } }))],
  [
    auth.changePassword,
    'password.changed',
    theirs((who) =>
      who.ask(auth.changePassword, { body: { currentPassword: password, newPassword } }),
    ),
  ],
  [auth.endSession, 'logout', theirs(async (who) => who.ask(auth.endSession, await session(who)))],
  [keys.createKey, 'api_key.created', theirs(aKey)],
  [
    keys.revokeKey,
    'api_key.revoked',
    theirs(async (who) => who.ask(keys.revokeKey, { params: { keyId: (await aKey(who)).id } })),
  ],
  [
    letters.sendVerification,
    'email.verification_asked',
    theirs((who) => who.ask(letters.sendVerification, {})),
  ],
  [
    letters.confirmEmail,
    'email.verified',
    theirs(async (who) =>
      guest().ask(letters.confirmEmail, await reads(who, 'Is this your address?')),
    ),
  ],
  [letters.askReset, 'password.reset_asked', theirs(asksReset)],
  [
    letters.resetPassword,
    'password.reset',
    theirs(async (who) => {
      const { body } = await asksReset(who)
      return guest().ask(letters.resetPassword, { body: { ...body, newPassword } })
    }),
  ],
  [letters.askSignInLink, 'sign_in_link.asked', theirs(asksLink)],
  [
    letters.signInByLink,
    'login',
    theirs(async (who) => guest().ask(letters.signInByLink, await asksLink(who))),
  ],
  [letters.askNewEmail, 'email.change_asked', theirs(asksAddress)],
  [letters.confirmNewEmail, 'email.changed', theirs(moves)],
  [
    letters.takeBackEmail,
    'email.taken_back',
    theirs(async (who) => guest().ask(letters.takeBackEmail, await moves(who))),
  ],
  [account.giveConsent, 'consent.given', theirs((who) => who.ask(account.giveConsent, {}))],
  [
    account.exportAccount,
    'data.exported',
    theirs(async (who) => (await who.send(addressOf(account.exportAccount, {}))).arrayBuffer()),
  ],
  [account.deleteAccount, 'user.deleted', theirs(leaves)],
  [
    account.keepAccount,
    'user.restored',
    async () => guest().ask(account.keepAccount, { body: await aLeaver() }),
  ],
  [projects.addMember, 'member.joined', aMember],
  [
    projects.changeMember,
    'role.changed',
    owners(projects.changeMember, async () => ({
      ...(await aMember()),
      body: { role: 'VIEWER' },
    })),
  ],
  [projects.pauseMember, 'member.paused', aPaused],
  [projects.resumeMember, 'member.resumed', owners(projects.resumeMember, aPaused)],
  [projects.removeMember, 'member.removed', owners(projects.removeMember, aMember)],
  [
    projects.changeProject,
    'visibility.changed',
    owners(projects.changeProject, () => ({
      ...inProject(),
      body: { visibility: 'PUBLIC' },
    })),
  ],
  [projects.deleteProject, 'project.deleted', owners(projects.deleteProject, inProject)],
  [projects.undeleteProject, 'project.undeleted', owners(projects.undeleteProject, inProject)],
  [
    front.unpublishProject,
    'project.unpublished',
    owners(front.unpublishProject, async () => {
      await world.owner.ask(front.publishProject, inProject())
      return inProject()
    }),
  ],
  [
    publishedPages.changeFront,
    'project.front_changed',
    owners(publishedPages.changeFront, () => ({ ...inProject(), body: { order: 'newest' } })),
  ],
  [front.publishProject, 'project.published', owners(front.publishProject, inProject)],
  [
    front.publishPage,
    'page.published',
    owners(front.publishPage, async () => {
      await world.owner.ask(pages.importPage, { ...onPage(), body: { markdown: 'Words.' } })
      return { ...onPage(), body: {} }
    }),
  ],
  [
    front.planPublication,
    'page.scheduled',
    owners(front.planPublication, () => ({
      ...onPage(),
      body: { at: new Date(now + 60_000).toISOString() },
    })),
  ],
  [front.cancelPublication, 'page.unscheduled', owners(front.cancelPublication, onPage)],
  [front.unpublishPage, 'page.unpublished', owners(front.unpublishPage, onPage)],
  [invitations.createInviteLink, 'member.invited', anInvitation],
  [invitations.readInviteLink, 'invitation.link_read', owners(invitations.readInviteLink, invited)],
  [
    invitations.revokeInvitation,
    'invitation.revoked',
    owners(invitations.revokeInvitation, invited),
  ],
  [
    invitations.acceptInvitation,
    'member.joined',
    theirs(async (who) => who.ask(invitations.acceptInvitation, await held())),
  ],
  [
    invitations.declineInvitation,
    'member.declined',
    async () => guest().ask(invitations.declineInvitation, await held()),
  ],
  [requests.askAccess, 'access.asked', asks],
  [
    requests.grantAccess,
    'access.granted',
    owners(requests.grantAccess, async () => ({
      ...(await aRequest()),
      body: { role: 'VIEWER' },
    })),
  ],
  [requests.denyAccess, 'access.denied', owners(requests.denyAccess, aRequest)],
  [
    pages.changePage,
    'page.locked',
    owners(pages.changePage, () => ({
      ...onPage(),
      body: { editMode: 'LOCKED' },
    })),
  ],
  [grants.givePage, 'page.given', aGrant],
  [
    grants.changePageGrant,
    'page.given',
    owners(grants.changePageGrant, async () => ({
      ...(await aGrant()),
      body: { access: 'EDIT' },
    })),
  ],
  [grants.takePage, 'page.taken_back', owners(grants.takePage, aGrant)],
  [links.createLink, 'link.created', aLink],
  [
    links.enterLink,
    'link.entered',
    async () => {
      const token = (await aLink()).link.slice('/s/'.length)
      return guest().ask(links.enterLink, { body: { token } })
    },
  ],
  [
    links.revokeLink,
    'link.revoked',
    owners(links.revokeLink, async () => ({
      params: { linkId: (await aLink()).id },
    })),
  ],
  [mail.sendMailAgain, 'mail.sent_again', owners(mail.sendMailAgain, aLostMail)],
  [
    projects.transferProject,
    'ownership.transferred',
    owners(projects.transferProject, async () => {
      await world.owner.ask(prove, { body: { password } })
      return { ...inProject(), body: { userId: (await aMember()).params.userId } }
    }),
  ],
]

/** These take a device or another site to be done: the tests beside them look for the line. */
const withDevices = [
  'DELETE /auth/authenticator',
  'DELETE /auth/passkeys/:passkeyId',
  'DELETE /auth/providers/:provider/accounts/:accountId',
  'PATCH /auth/passkeys/:passkeyId',
  'POST /auth/authenticator/confirm',
  'POST /auth/passkey',
  'POST /auth/passkeys',
  'POST /auth/providers/:provider/finish',
  'POST /auth/recovery-codes',
  'POST /auth/step',
  'PUT /auth/second-step',
]

/** Questions that change something, but not who may do what; a wish is only the first half. */
const ordinary = new Set([
  ...withDevices,
  'POST /auth/authenticator',
  'POST /auth/passkey/request',
  'POST /auth/passkeys/wish',
  'POST /auth/providers/:provider/start',
  'DELETE /me/avatar',
  'DELETE /pages/:pageId',
  'DELETE /pages/:pageId/favourite',
  'PATCH /me',
  'POST /links/:linkId/pages/:pageId/ticket',
  'POST /links/look',
  'POST /me/avatar',
  'POST /pages/:pageId/copies',
  'POST /pages/:pageId/files',
  'POST /pages/:pageId/fill',
  'POST /pages/:pageId/images',
  'POST /pages/:pageId/import',
  'POST /pages/:pageId/ticket',
  'POST /pages/:pageId/undelete',
  'POST /pages/:pageId/versions',
  'POST /pages/moves',
  'POST /pages/restore',
  'POST /pages/trash',
  'POST /projects',
  'POST /projects/:projectId/import',
  'POST /projects/:projectId/pages',
  'POST /projects/import',
  'PUT /pages/:pageId/favourite',
  'PUT /pages/:pageId/visit',
])

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`

describe('the log', () => {
  // every limit is over
  const notesOf = async (act: () => Promise<unknown>) => {
    now += 2 * 3_600_000
    const { rows: before } = await house.database.owner.query(
      'select max(id) as id from activity_log',
    )
    await act()
    const sql =
      'select action, category, host(ip) as ip from activity_log where id > $1 order by id'
    return (await house.database.owner.query(sql, [before[0].id ?? 0])).rows
  }

  it.each(acts.map(([question, ...rest]) => [nameOf(question), ...rest] as const))(
    'notes %s as %s',
    async (_question, action, act) => {
      expect((await notesOf(act)).map((one) => one.action)).toContain(action)
    },
  )

  it('notes a guess at somebody’s password, and from where', async () => {
    const body = { email: (await person()).me.email, password: 'wrong' }
    const notes = await notesOf(() => guest().refused(auth.signIn, { body }))
    expect(notes).toEqual([{ action: 'login_failed', category: 'SECURITY', ip: '127.0.0.1' }])
  })

  it('knows of every question that changes something whether it notes it', () => {
    const noted = new Set(acts.map(([question]) => nameOf(question)))
    // whoever looks after the house: admin/audit.test.ts
    const asked = questions.filter(({ path }) => !path.startsWith('/admin/'))
    const names = asked.filter(({ method }) => method !== 'GET').map(nameOf)
    expect(names.filter((name) => !noted.has(name) && !ordinary.has(name))).toEqual([])
    expect([...ordinary].filter((name) => noted.has(name) || !names.includes(name))).toEqual([])
  })
})
