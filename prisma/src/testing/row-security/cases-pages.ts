import { type Case, of } from './probe.ts'
import { type Identity, identities, world as w } from './world.ts'

const everybody = identities
const nobody: readonly Identity[] = []
const members = ['viewer', 'reviewer', 'contributor', 'editor', 'admin', 'owner'] as const
const readers = [...members, 'linked'] as const
/** The same and who has the page alone: its text, and nothing of its history. */
const textReaders = [...readers, 'given'] as const
const writers = ['editor', 'admin', 'owner'] as const

/** Pages and their history. */
export const pageCases: readonly Case[] = [
  ...of('pages', {
    select: [
      ['see the page', `select id from pages where id = '${w.page}'`, textReaders],
      ['see the published page', `select id from pages where id = '${w.shownPage}'`, everybody],
      ['see the trashed page', `select id from pages where id = '${w.trashedPage}'`, writers],
      [
        'see an answer that was not sent',
        `select id from pages where id = '${w.response}'`,
        ['contributor'],
      ],
      [
        'see a page of another project',
        `select id from pages where id = '${w.otherPage}'`,
        ['elsewhere'],
      ],
    ],
    insert: [
      [
        'add a page and read it back',
        `insert into pages (project_id, kind, schema, created_by)
         values ('${w.project}', 'CHAPTER', 'PROSE', app.uid()) returning id`,
        writers,
      ],
      [
        'add a page of the owner',
        `insert into pages (project_id, kind, schema, created_by)
         values ('${w.project}', 'CHAPTER', 'PROSE', '${w.owner}')`,
        ['owner'],
      ],
      [
        'add a page that is archived already',
        `insert into pages (project_id, kind, schema, created_by, status)
         values ('${w.project}', 'CHAPTER', 'PROSE', app.uid(), 'ARCHIVED')`,
        nobody,
      ],
      [
        'answer in the space',
        `insert into pages (project_id, kind, schema, created_by)
         values ('${w.space}', 'RESPONSE', 'PROSE', app.uid()) returning id`,
        ['contributor', 'editor', 'owner'],
      ],
    ],
    update: [
      ['rename the page', `update pages set title = 'x' where id = '${w.page}'`, writers],
      [
        'move the page to another project',
        `select app.move_page('${w.page}', '${w.shown}', null, 'a0')`,
        ['owner'],
      ],
      [
        'move it there by hand',
        `update pages set project_id = '${w.shown}' where id = '${w.page}'`,
        nobody,
      ],
      [
        'put the page into the trash',
        `update pages set deleted_at = now() where id = '${w.page}' returning id`,
        writers,
      ],
      [
        'bring the page back',
        `update pages set deleted_at = null where id = '${w.trashedPage}'`,
        writers,
      ],
      [
        'lock the page',
        `update pages set edit_mode = 'LOCKED', locked_at = now(), locked_by = app.uid() where id = '${w.page}'`,
        writers,
      ],
      [
        'change the answer that was not sent',
        `update pages set title = 'x' where id = '${w.response}'`,
        ['contributor'],
      ],
      [
        'move the page to another project',
        `update pages set project_id = '${w.other}' where id = '${w.page}'`,
        nobody,
      ],
      [
        'call the page public by hand',
        `update pages set is_public = true where id = '${w.page}'`,
        nobody,
      ],
    ],
    delete: [['delete the page for good', `delete from pages where id = '${w.page}'`, nobody]],
  }),
  ...readOnly('page_documents', `page_id = '${w.page}'`, {
    insert: `(page_id, state, state_vector) values ('${w.page}', '\\x00', '\\x00')`,
    update: 'epoch = 9',
  }),
  {
    table: 'page_documents',
    operation: 'select',
    act: 'read the head of the published page',
    sql: `select state from page_documents where page_id = '${w.shownPage}'`,
    allowed: ['owner'],
  },
  ...of('page_updates', {
    select: [
      [
        'read the journal of the page',
        `select id from page_updates where page_id = '${w.page}' and contribution_id is null`,
        textReaders,
      ],
      [
        'read the journal of the draft',
        `select id from page_updates where contribution_id = '${w.draft}'`,
        ['contributor'],
      ],
    ],
    insert: [
      [
        'journal by hand',
        `insert into page_updates (page_id, author_id, data) values ('${w.page}', app.uid(), '\\x010203')`,
        nobody,
      ],
      [
        'append an edit',
        `select * from app.append_update('${w.page}', '\\x010203', array[99])`,
        writers,
      ],
      [
        'append an edit to a protected page',
        `select * from app.append_update('${w.quietPage}', '\\x010203', array[99])`,
        nobody,
      ],
    ],
    update: [['rewrite the journal', `update page_updates set data = '\\x090909'`, nobody]],
    delete: [['clear the journal', `delete from page_updates`, nobody]],
  }),
  ...readOnly('page_doc_clients', `page_id = '${w.page}' and client_id = 7`, {
    insert: `(page_id, client_id, author_kind, user_id) values ('${w.page}', 8, 'HUMAN', app.uid())`,
    update: 'user_id = app.uid()',
  }),
  ...readOnly('page_revived', `page_id = '${w.page}'`, {
    insert: `(page_id, contribution_id, old_client, old_clock, length, new_client, new_clock)
             values ('${w.page}', '${w.restored}', 1, 0, 1, 3, 0)`,
    update: 'length = 2',
  }),
  ...readOnly('page_passages', `page_id = '${w.page}'`, {
    insert: `(page_id, block_id, position, text) values ('${w.page}', 'x', 'a1', 'x')`,
    update: `text = 'x'`,
  }),
  ...readOnly('page_references', `page_id = '${w.page}'`, {
    insert: `(page_id, kind, target_id, excerpt, times) values ('${w.page}', 'PAGE', '${w.quietPage}', 'x', 1)`,
    update: 'times = 2',
  }),
  ...of('page_versions', {
    select: [
      ['read a version', `select content from page_versions where id = '${w.version}'`, readers],
      [
        'read the published version',
        `select content from page_versions where id = '${w.shownVersion}'`,
        everybody,
      ],
    ],
    insert: [
      [
        'name a version',
        `insert into page_versions (page_id, number, kind, state, state_vector, content, plain_text, word_count, checksum, created_by)
         values ('${w.page}', 2, 'NAMED', '\\x00', '\\x00', '{}', 't', 1, 's', app.uid()) returning id`,
        writers,
      ],
      [
        'pin the position a draft begins at',
        `insert into page_versions (page_id, number, kind, slice, word_count, created_by)
         values ('${w.page}', 2, 'AUTO', 1, 1, app.uid())`,
        ['contributor', ...writers],
      ],
      [
        'name a version as the owner',
        `insert into page_versions (page_id, number, kind, state, state_vector, content, plain_text, word_count, checksum, created_by)
         values ('${w.page}', 2, 'NAMED', '\\x00', '\\x00', '{}', 't', 1, 's', '${w.owner}')`,
        ['owner'],
      ],
    ],
    update: [
      [
        'review a version of the owner',
        `update page_versions set review_level = 'CHECKED', reviewed_by = app.uid(), reviewed_at = now()
         where id = '${w.version}'`,
        ['reviewer', 'editor', 'admin'],
      ],
      [
        'review a version in the name of the reviewer',
        `update page_versions set review_level = 'CHECKED', reviewed_by = '${w.reviewer}', reviewed_at = now()
         where id = '${w.version}'`,
        ['reviewer'],
      ],
      [
        'rewrite a version',
        `update page_versions set plain_text = 'x' where id = '${w.version}'`,
        nobody,
      ],
    ],
    delete: [['delete a version', `delete from page_versions where id = '${w.version}'`, nobody]],
  }),
  ...of('contributions', {
    select: [
      [
        'see a draft that was not submitted',
        `select id from contributions where id = '${w.draft}'`,
        ['contributor'],
      ],
      [
        'see a submitted draft',
        `select id from contributions where id = '${w.submitted}'`,
        members,
      ],
      ['see history', `select id from contributions where id = '${w.restored}'`, members],
    ],
    insert: [
      ['begin a draft', insertDraft('app.uid()', 'DRAFT'), ['contributor', ...writers]],
      [
        'begin a draft of the contributor',
        insertDraft(`'${w.contributor}'`, 'DRAFT'),
        ['contributor'],
      ],
      ['begin a draft that is approved', insertDraft('app.uid()', 'APPROVED'), nobody],
      [
        'import',
        `select app.record_contribution(gen_random_uuid(), '${w.page}', 'IMPORT', '\\x010203', '\\x01')`,
        writers,
      ],
      [
        'restore a version',
        `select app.record_contribution(gen_random_uuid(), '${w.page}', 'RESTORE', '\\x010203', '\\x01',
                                        p_version => '${w.version}')`,
        writers,
      ],
    ],
    update: [
      [
        'rename the draft',
        `update contributions set title = 'x' where id = '${w.draft}'`,
        ['contributor'],
      ],
      [
        'submit the draft',
        `update contributions set status = 'SUBMITTED' where id = '${w.draft}'`,
        ['contributor'],
      ],
      [
        'withdraw the submitted draft',
        `update contributions set status = 'WITHDRAWN' where id = '${w.submitted}'`,
        ['contributor'],
      ],
      [
        'change what is being judged',
        `update contributions set delta = '\\x09' where id = '${w.submitted}'`,
        nobody,
      ],
      [
        'approve by hand',
        `update contributions set status = 'APPROVED' where id = '${w.submitted}'`,
        nobody,
      ],
      [
        'rewrite history',
        `update contributions set delta = '\\x09' where id = '${w.restored}'`,
        nobody,
      ],
    ],
    delete: [
      ['delete a contribution', `delete from contributions where id = '${w.restored}'`, nobody],
    ],
  }),
  ...ownList('page_favorites', { insert: 'position', value: `'a1'`, update: `position = 'a2'` }),
  ...ownList('page_visits', {
    insert: 'visited_at',
    value: 'now()',
    update: `visited_at = now() + interval '1 second'`,
  }),
  ...of('page_visits', {
    select: [
      ['see nothing of others', `select from page_visits where user_id <> app.uid()`, nobody],
    ],
    insert: [
      ['open the page', `select app.visit_page('${w.page}')`, [...members, 'given']],
      ['open a page of another project', `select app.visit_page('${w.otherPage}')`, ['elsewhere']],
    ],
    update: [
      [
        'give a visit to somebody',
        `update page_visits set user_id = '${w.owner}' where user_id = app.uid()`,
        nobody,
      ],
    ],
    delete: [
      ['delete visits of others', `delete from page_visits where user_id <> app.uid()`, nobody],
    ],
  }),
]

interface OwnList {
  readonly insert: string
  readonly value: string
  readonly update: string
}

/** Marks that a person sets for themselves on pages they read. */
function ownList(table: string, { insert, value, update }: OwnList): Case[] {
  const add = (who: string, page: string) =>
    `insert into ${table} (user_id, page_id, ${insert}) values (${who}, '${page}', ${value})
     on conflict do nothing`
  const his = `user_id = '${w.editor}'`
  return of(table, {
    select: [[`see the editor's marks`, `select * from ${table} where ${his}`, ['editor']]],
    insert: [
      ['mark a page', add('app.uid()', w.quietPage), members],
      ['mark a page of another project', add('app.uid()', w.otherPage), ['elsewhere']],
      ['mark it for the editor', add(`'${w.editor}'`, w.quietPage), ['editor']],
    ],
    update: [
      [`change the editor's marks`, `update ${table} set ${update} where ${his}`, ['editor']],
    ],
    delete: [[`delete the editor's marks`, `delete from ${table} where ${his}`, ['editor']]],
  })
}

function insertDraft(author: string, status: string): string {
  return `insert into contributions (page_id, project_id, kind, status, author_id, base_version_id, base_state_vector)
          values ('${w.page}', '${w.project}', 'BRANCH', '${status}', ${author}, '${w.version}', '\\x00')`
}

interface Writing {
  /** Columns and values. */
  readonly insert: string
  readonly update: string
}

/** Read by who reads the page, written by functions and the collab-server alone. */
function readOnly(table: string, where: string, { insert, update }: Writing): Case[] {
  return of(table, {
    select: [
      [
        'read what belongs to the page',
        `select * from ${table} where ${where}`,
        table === 'page_documents' ? textReaders : readers,
      ],
    ],
    insert: [['add a row by hand', `insert into ${table} ${insert}`, nobody]],
    update: [['change it by hand', `update ${table} set ${update} where ${where}`, nobody]],
    delete: [['delete it', `delete from ${table} where ${where}`, nobody]],
  })
}
