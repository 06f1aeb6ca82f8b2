import { type Case, of } from './probe.ts'
import { type Identity, identities, world as w } from './world.ts'

const everybody = identities
const people = identities.filter((name) => name !== 'anonymous' && name !== 'linked')
const nobody: readonly Identity[] = []

/** Rows that belong to one person, and catalogs and logs. */
export const peopleCases: readonly Case[] = [
  ...of('users', {
    select: [
      [
        `read the editor's row`,
        `select id from users where id = '${w.editor}'`,
        ['editor', 'platform'],
      ],
      ['read a password hash', `select password_hash from users where id = app.uid()`, nobody],
      [
        'read a name in the profiles',
        `select display_name from public_profiles where id = '${w.editor}'`,
        everybody,
      ],
    ],
    insert: [
      [
        'make an account without signing up',
        `insert into users (email, display_name) values ('x@example.org', 'x')`,
        nobody,
      ],
    ],
    update: [
      [
        'rename the editor',
        `update users set display_name = 'x' where id = '${w.editor}'`,
        ['editor'],
      ],
      [
        'make themselves platform admin',
        `update users set platform_role = 'ADMIN' where id = app.uid()`,
        nobody,
      ],
    ],
    delete: [['delete their own row', `delete from users where id = app.uid()`, nobody]],
  }),
  ...ownRows({
    table: 'accounts',
    mine: `id = '${w.account}'`,
    change: `scope = 'x'`,
    forged: `(user_id, provider, provider_account_id) values ('${w.editor}', 'google', '2')`,
  }),
  ...ownRows({
    table: 'sessions',
    mine: `id = 'session of editor'`,
    change: 'last_seen_at = now()',
    forged: `(id, user_id, expires_at) values ('x', '${w.editor}', now() + interval '1 day')`,
  }),
  ...of('user_settings', {
    select: [
      [
        `read the editor's settings`,
        `select theme from user_settings where user_id = '${w.editor}'`,
        ['editor'],
      ],
    ],
    insert: [
      ['make settings by hand', `insert into user_settings (user_id) values (app.uid())`, nobody],
    ],
    update: [
      [
        `change the editor's settings`,
        `update user_settings set theme = 'dark' where user_id = '${w.editor}'`,
        ['editor'],
      ],
    ],
    delete: [
      ['delete their own settings', `delete from user_settings where user_id = app.uid()`, nobody],
    ],
  }),
  ...of('verification_tokens', {
    select: [
      [
        `read the editor's token`,
        `select purpose from verification_tokens where user_id = '${w.editor}'`,
        ['editor'],
      ],
    ],
    insert: [
      [
        'make a token for themselves',
        `insert into verification_tokens (token_hash, user_id, email, purpose, expires_at)
          values ('x', app.uid(), 'x@example.org', 'EMAIL_CHANGE', now() + interval '1 day')`,
        people,
      ],
      [
        'make a token for the editor',
        `insert into verification_tokens (token_hash, user_id, email, purpose, expires_at)
          values ('x', '${w.editor}', 'x@example.org', 'PASSWORD_RESET', now() + interval '1 day')`,
        ['editor'],
      ],
    ],
    update: [
      ['use a token by hand', `update verification_tokens set consumed_at = now()`, nobody],
      [
        'use a token and no more',
        `select app.use_token('token of editor', 'PASSWORD_RESET')`,
        nobody,
      ],
      [
        `set a password with the editor's token`,
        `select app.reset_password('token of editor', 'h')`,
        ['editor'],
      ],
      [
        `confirm an address with the editor's token for a password`,
        `select app.verify_address('token of editor', 'EMAIL_VERIFY')`,
        nobody,
      ],
      [`change the editor's address with it`, `select app.change_email('token of editor')`, nobody],
      [
        `take the editor's address back with it`,
        `select app.take_back_email('token of editor')`,
        nobody,
      ],
    ],
    delete: [['delete a token', `delete from verification_tokens`, nobody]],
  }),
  ...of('api_keys', {
    select: [
      [
        `see the editor's keys`,
        `select name, scopes from api_keys where id = '${w.key}'`,
        ['editor'],
      ],
      ['read the hash of a key', `select key_hash from api_keys`, nobody],
    ],
    insert: [
      [
        'make a key for themselves',
        `insert into api_keys (user_id, name, prefix, key_hash, scopes)
          values (app.uid(), 'mine', 'ch_bbbbb', 'x', '{read}')`,
        people,
      ],
      [
        'make a key for the editor',
        `insert into api_keys (user_id, name, prefix, key_hash, scopes)
          values ('${w.editor}', 'theirs', 'ch_ccccc', 'y', '{read}')`,
        ['editor'],
      ],
    ],
    update: [
      [
        `revoke the editor's key`,
        `update api_keys set revoked_at = now() where id = '${w.key}'`,
        ['editor'],
      ],
      [
        'let a key do more',
        `update api_keys set scopes = '{read,write,manage,account}' where id = '${w.key}'`,
        nobody,
      ],
      ['bring a key back', `update api_keys set revoked_at = null where id = '${w.key}'`, nobody],
    ],
    delete: [
      ['delete a key and its trace', `delete from api_keys where user_id = app.uid()`, nobody],
    ],
  }),
  ...of('mfa_credentials', {
    select: [
      [
        `see the editor's factors`,
        `select kind from mfa_credentials where id = '${w.factor}'`,
        ['editor'],
      ],
      [
        'ask whose passkey one is',
        `select user_id from app.login_by_passkey('\\x0102')`,
        everybody,
      ],
      ['ask whose passkey none is', `select user_id from app.login_by_passkey('\\x09')`, nobody],
    ],
    insert: [
      [
        'make a recovery code of their own',
        `insert into mfa_credentials (user_id, kind, code_hash) values (app.uid(), 'RECOVERY', 'x')`,
        people,
      ],
      [
        'make one for the editor',
        `insert into mfa_credentials (user_id, kind, code_hash) values ('${w.editor}', 'RECOVERY', 'x')`,
        ['editor'],
      ],
    ],
    update: [
      [
        `name the editor's factor`,
        `update mfa_credentials set label = 'x' where id = '${w.factor}'`,
        ['editor'],
      ],
      [
        'put another secret in its place',
        `update mfa_credentials set secret_enc = '\\x02' where id = '${w.factor}'`,
        nobody,
      ],
      [
        'make a recovery code good again',
        `update mfa_credentials set consumed_at = null where id = '${w.spentCode}'`,
        nobody,
      ],
    ],
    delete: [
      [
        `remove the editor's factor`,
        `delete from mfa_credentials where id = '${w.factor}'`,
        ['editor'],
      ],
    ],
  }),
  ...of('notifications', {
    select: [
      [
        `read the editor's inbox`,
        `select id from notifications where id = '${w.notification}'`,
        ['editor'],
      ],
    ],
    insert: [
      [
        'notify somebody by hand',
        `insert into notifications (user_id, type) values ('${w.editor}', 'spam')`,
        nobody,
      ],
    ],
    update: [
      [
        `mark the editor's notification read`,
        `update notifications set read_at = now() where id = '${w.notification}'`,
        ['editor'],
      ],
    ],
    delete: [
      [
        `delete the editor's notification`,
        `delete from notifications where id = '${w.notification}'`,
        ['editor'],
      ],
    ],
  }),
  ...of('email_messages', {
    select: [
      [
        'see a mail to the editor',
        `select id from email_messages where id = '${w.message}'`,
        ['editor'],
      ],
      [
        'open the mailbox of the house',
        `select id from app.mailbox(false, null, null, 10)`,
        ['platform'],
      ],
      [
        'open it where the api answers for this machine',
        `select id from app.mailbox(true, null, null, 10)`,
        everybody,
      ],
    ],
    insert: [
      [
        'have a mail posted',
        `select app.post_mail(gen_random_uuid(), null, 'x@example.org', 'x', null, 's', null, 'y', null, false)`,
        everybody,
      ],
      [
        'send a mail by hand',
        `insert into email_messages (to_email, dedupe_key) values ('x@example.org', 'x')`,
        nobody,
      ],
    ],
    update: [
      ['change a mail', `update email_messages set status = 'SENT'`, nobody],
      ['send a mail again', `select app.send_again(false, '${w.message}')`, ['platform']],
    ],
    delete: [['delete a mail', `delete from email_messages`, nobody]],
  }),
  ...of('email_templates', {
    select: [
      ['read a template', `select id from email_templates where id = '${w.template}'`, everybody],
    ],
    insert: [
      [
        'add a template',
        `insert into email_templates (code, subject, html, text) values ('x', 's', 'h', 't')`,
        ['platform'],
      ],
    ],
    update: [
      [
        'change a template',
        `update email_templates set subject = 'x' where id = '${w.template}'`,
        ['platform'],
      ],
    ],
    delete: [
      ['delete a template', `delete from email_templates where id = '${w.template}'`, ['platform']],
    ],
  }),
  ...of('app.transitions', {
    select: [['read the state machines', `select machine from app.transitions`, everybody]],
    insert: [
      [
        'allow a transition',
        `insert into app.transitions values ('page', 'DRAFT', 'SCHEDULED')`,
        nobody,
      ],
    ],
    update: [['change a transition', `update app.transitions set to_state = 'PUBLISHED'`, nobody]],
    delete: [['forbid a transition', `delete from app.transitions`, nobody]],
  }),
  ...of('activity_log', {
    select: [
      [
        `read the project's activity`,
        `select id from activity_log where category = 'ACTIVITY' and project_id = '${w.project}'`,
        ['reviewer', 'contributor', 'editor', 'admin', 'owner', 'platform'],
      ],
      [
        `read the project's audit`,
        `select id from activity_log where category = 'AUDIT' and project_id = '${w.project}'`,
        ['admin', 'owner', 'platform'],
      ],
      [
        `read the editor's sign-ins`,
        `select id from activity_log where category = 'SECURITY' and actor_id = '${w.editor}'`,
        ['editor', 'platform'],
      ],
      [
        `read what was done to the editor's account`,
        `select id from activity_log
         where category = 'SECURITY' and actor_id is null and resource_id = '${w.editor}'`,
        ['editor', 'platform'],
      ],
    ],
    insert: [
      [
        'log something they did',
        `insert into activity_log (category, action, actor_id, resource_type) values ('ACTIVITY', 'x', app.uid(), 'x')`,
        everybody,
      ],
      [
        'log something as the owner',
        `insert into activity_log (category, action, actor_id, resource_type) values ('ACTIVITY', 'x', '${w.owner}', 'x')`,
        ['owner'],
      ],
    ],
    update: [['rewrite the log', `update activity_log set action = 'x'`, nobody]],
    delete: [['clear the log', `delete from activity_log`, nobody]],
  }),
]

interface OwnRows {
  readonly table: string
  /** Which row is the editor's. */
  readonly mine: string
  readonly change: string
  /** Columns and values of a row in the editor's name. */
  readonly forged: string
}

function ownRows({ table, mine, change, forged }: OwnRows): Case[] {
  const mineAlone = ['editor'] as const
  return of(table, {
    select: [['read the row of the editor', `select id from ${table} where ${mine}`, mineAlone]],
    insert: [['add a row of the editor', `insert into ${table} ${forged}`, mineAlone]],
    update: [
      ['change the row of the editor', `update ${table} set ${change} where ${mine}`, mineAlone],
    ],
    delete: [['delete the row of the editor', `delete from ${table} where ${mine}`, mineAlone]],
  })
}
