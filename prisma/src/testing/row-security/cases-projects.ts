import { type Case, of } from './probe.ts'
import { type Identity, identities, world as w } from './world.ts'

const everybody = identities
const people = identities.filter((name) => name !== 'anonymous' && name !== 'linked')
const nobody: readonly Identity[] = []
const members = ['viewer', 'reviewer', 'contributor', 'editor', 'admin', 'owner'] as const
const managers = ['admin', 'owner'] as const
const writers = ['editor', 'admin', 'owner'] as const

/** Projects, who belongs to them, and the ways in. */
export const projectCases: readonly Case[] = [
  ...of('projects', {
    select: [
      [
        'see the private project',
        `select id from projects where id = '${w.project}'`,
        [...members, 'linked'],
      ],
      ['see the published project', `select id from projects where id = '${w.shown}'`, everybody],
      ['see the trashed project', `select id from projects where id = '${w.trashed}'`, ['owner']],
    ],
    insert: [
      [
        'create a project and read it back',
        `insert into projects (kind, owner_id, slug, title) values ('WRITING', app.uid(), 'x', 'X') returning id`,
        people,
      ],
      [
        'create a project of the editor',
        `insert into projects (kind, owner_id, slug, title) values ('WRITING', '${w.editor}', 'x', 'X')`,
        ['editor'],
      ],
      [
        'create a popular project',
        `insert into projects (kind, owner_id, slug, title, view_count) values ('WRITING', app.uid(), 'x', 'X', 9)`,
        nobody,
      ],
    ],
    update: [
      ['rename the project', `update projects set title = 'x' where id = '${w.project}'`, managers],
      [
        'put the project into the trash',
        `update projects set deleted_at = now() where id = '${w.project}' returning id`,
        ['owner'],
      ],
      [
        'bring the project back from the trash',
        `update projects set deleted_at = null where id = '${w.trashed}' returning id`,
        ['owner'],
      ],
      [
        'take the project over',
        `update projects set owner_id = app.uid() where id = '${w.project}'`,
        nobody,
      ],
    ],
    delete: [
      ['delete the project for good', `delete from projects where id = '${w.project}'`, nobody],
    ],
  }),
  ...of('project_members', {
    select: [
      [
        'see the members',
        `select user_id from project_members where project_id = '${w.project}' and user_id = '${w.owner}'`,
        members,
      ],
      [
        'see that they were removed',
        `select user_id from project_members where project_id = '${w.project}' and user_id = '${w.removed}'`,
        [...members, 'removed'],
      ],
    ],
    insert: [
      [
        'add the stranger as editor',
        `insert into project_members (project_id, user_id, role) values ('${w.project}', '${w.stranger}', 'EDITOR')`,
        managers,
      ],
      [
        'add a second owner',
        `insert into project_members (project_id, user_id, role) values ('${w.project}', '${w.stranger}', 'OWNER')`,
        nobody,
      ],
      [
        'ask to join the published project',
        `insert into project_members (project_id, user_id, role, status)
         values ('${w.shown}', app.uid(), 'CONTRIBUTOR', 'REQUESTED') on conflict do nothing`,
        people.filter((name) => name !== 'owner'),
      ],
      [
        'ask to join with a heavy vote',
        `insert into project_members (project_id, user_id, role, status, vote_weight)
         values ('${w.shown}', app.uid(), 'CONTRIBUTOR', 'REQUESTED', 9) on conflict do nothing`,
        nobody,
      ],
    ],
    update: [
      [
        'make the viewer an editor',
        `update project_members set role = 'EDITOR' where project_id = '${w.project}' and user_id = '${w.viewer}'`,
        managers,
      ],
      [
        'make themselves an admin',
        `update project_members set role = 'ADMIN' where project_id = '${w.project}' and user_id = app.uid()`,
        ['admin'],
      ],
      [
        'leave the project',
        `update project_members set status = 'REMOVED'
         where project_id = '${w.project}' and user_id = app.uid() and status = 'ACTIVE'`,
        members.filter((name) => name !== 'owner'),
      ],
      [
        'pause the viewer',
        `update project_members set status = 'PAUSED' where project_id = '${w.project}' and user_id = '${w.viewer}'`,
        managers,
      ],
      [
        'resume their own membership',
        `update project_members set status = 'ACTIVE'
         where project_id = '${w.project}' and user_id = app.uid() and status = 'PAUSED'`,
        nobody,
      ],
      [
        'resume whoever is paused',
        `update project_members set status = 'ACTIVE' where project_id = '${w.project}' and user_id = '${w.paused}'`,
        managers,
      ],
      [
        'come back after being removed',
        `update project_members set status = 'ACTIVE'
         where project_id = '${w.project}' and user_id = app.uid() and status = 'REMOVED'`,
        nobody,
      ],
      [
        'step down as owner',
        `update project_members set role = 'ADMIN' where project_id = '${w.project}' and user_id = '${w.owner}'`,
        nobody,
      ],
      [
        'remove the owner',
        `update project_members set status = 'REMOVED' where project_id = '${w.project}' and user_id = '${w.owner}'`,
        nobody,
      ],
    ],
    delete: [
      ['delete a member', `delete from project_members where project_id = '${w.project}'`, nobody],
    ],
  }),
  ...of('invitations', {
    select: [
      [
        'see the invitation of the stranger',
        `select id from invitations where id = '${w.invitation}'`,
        [...managers, 'stranger'],
      ],
    ],
    insert: [
      [
        'invite somebody',
        `insert into invitations (project_id, email, role, token_hash, expires_at)
         values ('${w.project}', 'new@example.org', 'EDITOR', 'x', now() + interval '1 day')`,
        managers,
      ],
    ],
    update: [
      [
        'revoke the invitation',
        `update invitations set status = 'REVOKED' where id = '${w.invitation}'`,
        managers,
      ],
      [
        'decline the invitation',
        `update invitations set status = 'DECLINED' where id = '${w.invitation}'`,
        [...managers, 'stranger'],
      ],
      [
        'raise the invitation to admin',
        `update invitations set role = 'ADMIN' where id = '${w.invitation}'`,
        nobody,
      ],
    ],
    delete: [
      ['delete the invitation', `delete from invitations where id = '${w.invitation}'`, nobody],
    ],
  }),
  ...of('page_grants', {
    select: [
      [
        'see who has the page alone',
        `select user_id from page_grants where page_id = '${w.page}'`,
        [...members, 'given'],
      ],
      [
        'read the address of who has the page',
        `select email from app.page_grants_of('${w.page}') where email is not null`,
        managers,
      ],
    ],
    insert: [
      [
        'give the page to the stranger',
        `insert into page_grants (page_id, user_id, access, granted_by)
         values ('${w.page}', '${w.stranger}', 'READ', app.uid())`,
        managers,
      ],
      [
        'give the page in the name of the owner',
        `insert into page_grants (page_id, user_id, access, granted_by)
         values ('${w.page}', '${w.stranger}', 'READ', '${w.owner}')`,
        ['owner'],
      ],
      [
        'give the page by an address',
        `select * from app.grant_page('${w.page}', 'stranger@example.org', 'EDIT')`,
        managers,
      ],
    ],
    update: [
      [
        'lessen what was given',
        `update page_grants set access = 'READ' where page_id = '${w.page}'`,
        managers,
      ],
    ],
    delete: [
      [
        'take the page back, or give it up',
        `delete from page_grants where page_id = '${w.page}' and user_id = '${w.given}'`,
        [...managers, 'given'],
      ],
    ],
  }),
  ...of('access_requests', {
    select: [
      [
        'see who asks for access',
        `select id from access_requests where id = '${w.request}'`,
        managers,
      ],
      [
        'read the address of who asks',
        `select email from app.access_requests_in('${w.project}')`,
        managers,
      ],
    ],
    insert: [
      [
        'put a request there by hand',
        `insert into access_requests (project_id, user_id) values ('${w.project}', app.uid())`,
        nobody,
      ],
    ],
    update: [
      [
        'grant the request',
        `update access_requests set status = 'GRANTED', decided_by = app.uid(), decided_at = now()
         where id = '${w.request}'`,
        managers,
      ],
      [
        'refuse the request in the name of the owner',
        `update access_requests set status = 'DENIED', decided_by = '${w.owner}', decided_at = now()
         where id = '${w.request}'`,
        ['owner'],
      ],
    ],
    delete: [['delete the request', `delete from access_requests`, nobody]],
  }),
  ...of('share_links', {
    select: [
      [
        'see the link',
        `select id from share_links where id = '${w.link}'`,
        [...managers, 'linked'],
      ],
    ],
    insert: [
      [
        'make a link to the project',
        `insert into share_links (project_id, token_hash) values ('${w.project}', 'x')`,
        managers,
      ],
      [
        'make a link to a page',
        `insert into share_links (page_id, token_hash) values ('${w.page}', 'x')`,
        managers,
      ],
    ],
    update: [
      [
        'revoke the link',
        `update share_links set revoked_at = now() where id = '${w.link}'`,
        managers,
      ],
      ['widen the link', `update share_links set access = 'EDIT' where id = '${w.link}'`, nobody],
    ],
    delete: [['delete the link', `delete from share_links where id = '${w.link}'`, nobody]],
  }),
  ...of('assets', {
    select: [
      [
        'see an image of the project',
        `select id from assets where id = '${w.asset}'`,
        [...members, 'linked', 'given'],
      ],
      [
        'see how much room the uploads of the project take',
        `select used from app.project_uploads('${w.project}')`,
        members,
      ],
      [
        'see an image that is shown elsewhere too',
        `select id from assets where id = '${w.placed}'`,
        [...members, 'linked', 'elsewhere', 'given'],
      ],
      [
        'see an image of a public project, published or not',
        `select id from assets where id in ('${w.shownAsset}', '${w.unshownAsset}')`,
        ['owner'],
      ],
      [
        'read an image that a published text shows',
        `select mime from app.published_asset('${w.shownAsset}')`,
        everybody,
      ],
      [
        'read another image of a public project that way',
        `select mime from app.published_asset('${w.unshownAsset}')`,
        nobody,
      ],
      [
        'read an image of a private project that way',
        `select mime from app.published_asset('${w.asset}')`,
        nobody,
      ],
      ['see a face', `select id from assets where id = '${w.avatar}'`, everybody],
    ],
    insert: [
      [
        'upload to the project',
        `insert into assets (project_id, owner_id, kind, mime, byte_size, storage_key, sha256)
         values ('${w.project}', app.uid(), 'IMAGE', 'image/png', 1, 'x', repeat('0', 64))`,
        [...members.filter((name) => name !== 'viewer'), 'given'],
      ],
      [
        'upload a face',
        `insert into assets (owner_id, kind, mime, byte_size, storage_key, sha256)
         values (app.uid(), 'AVATAR', 'image/png', 1, 'x', repeat('0', 64))`,
        people,
      ],
      [
        'upload as the editor',
        `insert into assets (owner_id, kind, mime, byte_size, storage_key, sha256)
         values ('${w.editor}', 'AVATAR', 'image/png', 1, 'x', repeat('0', 64))`,
        ['editor'],
      ],
    ],
    update: [
      [
        'take an image of the contributor away',
        `update assets set deleted_at = now() where id = '${w.asset}' returning id`,
        ['contributor', 'editor', 'admin', 'owner'],
      ],
    ],
    delete: [['delete an image', `delete from assets where id = '${w.asset}'`, nobody]],
  }),
  ...of('asset_places', {
    select: [
      [
        'see where an image is shown',
        `select * from asset_places where asset_id = '${w.placed}'`,
        ['elsewhere'],
      ],
    ],
    insert: [
      [
        'show what a page of the project holds',
        `select app.share_uploads(array['${w.page}']::uuid[], '${w.project}')`,
        writers,
      ],
      [
        'show an image elsewhere by hand',
        `insert into asset_places (asset_id, project_id) values ('${w.asset}', '${w.shown}')`,
        nobody,
      ],
    ],
    update: [
      [
        'show it in another project',
        `update asset_places set project_id = '${w.project}' where asset_id = '${w.placed}'`,
        nobody,
      ],
    ],
    delete: [['hide it again', `delete from asset_places where asset_id = '${w.placed}'`, nobody]],
  }),
]
