import { type Case, type Operation, of } from './probe.ts'
import { type Identity, identities, world as w } from './world.ts'

const admin: readonly Identity[] = ['platform']

const only =
  (table: string, operation: Operation) =>
  (act: string, sql: string): Case => ({
    table,
    operation,
    act,
    sql,
    allowed: admin,
  })

/** What whoever looks after the house does, and nobody else. */
export const houseCases: readonly Case[] = [
  ...of('system_config', {
    select: [
      ['read who may come in', `select value from system_config where key = 'sign_up'`, identities],
      [
        'read how much room there is',
        `select value from system_config where key = 'upload_room.person'`,
        admin,
      ],
    ],
    insert: [
      [
        'set something',
        `insert into system_config (key, value, kind) values ('x', '1', 'SETTING')`,
        admin,
      ],
    ],
    update: [
      [
        'close the house',
        `update system_config set value = '"closed"' where key = 'sign_up'`,
        admin,
      ],
    ],
    delete: [['forget a setting', `delete from system_config where key = 'sign_up'`, admin]],
  }),
  only('users', 'select')(
    'list everybody',
    `select id from app.admin_people(null, '${w.editor}', null, 10)`,
  ),
  only('users', 'update')('suspend the editor', `select app.suspend_person('${w.editor}')`),
  only('users', 'update')('let the editor in again', `select app.reactivate_person('${w.editor}')`),
  only('users', 'update')(
    'make the editor admin',
    `select app.set_platform_role('${w.editor}', 'ADMIN')`,
  ),
  only('sessions', 'delete')(
    'sign the editor out everywhere',
    `select app.end_sessions('${w.editor}')`,
  ),
  only('projects', 'select')(
    'list every project',
    `select id from app.admin_projects(null, false, '${w.project}', null, 10)`,
  ),
  only('projects', 'select')('see the largest projects', 'select id from app.admin_largest(1)'),
  only('projects', 'update')(
    'trash a project of others',
    `select app.trash_project('${w.project}', true)`,
  ),
  only('assets', 'select')('see what lies where', 'select kind from app.admin_storage()'),
  only('email_messages', 'select')(
    'see how the house is',
    'select mails_waiting from app.admin_health()',
  ),
  only('pgboss.job', 'select')('see how jobs run', 'select count(*) from app.admin_jobs()'),
]
