import type { RoleCase } from './probe.ts'
import { world as w } from './world.ts'

const collab = (table: string, operation: RoleCase['operation']) => {
  return (act: string, sql: string, allowed = true): RoleCase => ({
    role: 'chapterhouse_collab',
    table,
    operation,
    act,
    sql,
    allowed,
  })
}

const journal = (values: string) =>
  `insert into page_updates (page_id, contribution_id, source_id, author_id, data) values (${values}, '\\x010203') returning id`

/** What the collab-server may and may not do; it has no current user. */
export const collabCases: readonly RoleCase[] = [
  collab('page_updates', 'select')('read the journal', 'select id from page_updates'),
  collab('page_updates', 'insert')(
    'journal on a live page, for somebody who is gone',
    journal(`'${w.page}', null, null, gen_random_uuid()`),
  ),
  collab('page_updates', 'insert')(
    'journal in an open draft',
    journal(`'${w.page}', '${w.draft}', null, '${w.contributor}'`),
  ),
  collab('page_updates', 'insert')(
    'journal on a protected page',
    journal(`'${w.quietPage}', null, null, '${w.owner}'`),
    false,
  ),
  collab('page_updates', 'insert')(
    'journal on a trashed page',
    journal(`'${w.trashedPage}', null, null, '${w.owner}'`),
    false,
  ),
  collab('page_updates', 'insert')(
    'journal on a page that is gone',
    journal(`gen_random_uuid(), null, null, '${w.owner}'`),
    false,
  ),
  collab('page_updates', 'insert')(
    'journal in a submitted draft',
    journal(`'${w.page}', '${w.submitted}', null, '${w.contributor}'`),
    false,
  ),
  collab('page_updates', 'insert')(
    `journal in a draft of another page`,
    journal(`'${w.shownPage}', '${w.draft}', null, '${w.contributor}'`),
    false,
  ),
  collab('page_updates', 'insert')(
    'journal a decision',
    journal(`'${w.page}', null, '${w.restored}', '${w.owner}'`),
    false,
  ),
  collab('page_updates', 'update')('mark rows of a slice', 'update page_updates set slice = 1'),
  collab('page_updates', 'update')(
    'rewrite the journal',
    `update page_updates set data = '\\x090909'`,
    false,
  ),
  collab('page_updates', 'delete')('delete folded rows', 'delete from page_updates'),
  collab('page_documents', 'select')('read a state', 'select state from page_documents'),
  collab('page_documents', 'insert')(
    'make a document',
    `insert into page_documents (page_id, state, state_vector) values ('${w.page}', '\\x00', '\\x00')`,
    false,
  ),
  collab('page_documents', 'update')(
    'write a state',
    `update page_documents set state = '\\x00', slice = 1`,
  ),
  collab('page_documents', 'delete')('delete a document', 'delete from page_documents', false),
  collab('page_doc_clients', 'select')('read client ids', 'select client_id from page_doc_clients'),
  collab('page_doc_clients', 'insert')(
    'bind a client id',
    `insert into page_doc_clients (page_id, client_id, author_kind, user_id) values ('${w.page}', 8, 'HUMAN', '${w.editor}')`,
  ),
  collab('page_doc_clients', 'update')(
    'give a client id away',
    'update page_doc_clients set user_id = null',
    false,
  ),
  collab('page_revived', 'select')('read what was revived', 'select length from page_revived'),
  collab('page_passages', 'select')('read passages', 'select text from page_passages'),
  collab('page_passages', 'insert')(
    'add a passage',
    `insert into page_passages (page_id, block_id, position, text) values ('${w.page}', 'x', 'a1', 'x')`,
  ),
  collab('page_passages', 'update')('change a passage', `update page_passages set text = 'x'`),
  collab('page_passages', 'delete')('delete a passage', 'delete from page_passages'),
  collab('page_references', 'select')('read references', 'select target_id from page_references'),
  collab('page_references', 'insert')(
    'add a reference',
    `insert into page_references (page_id, kind, target_id, excerpt, times)
     values ('${w.page}', 'PAGE', '${w.page}', 'x', 1)`,
  ),
  collab('page_references', 'update')('change a reference', 'update page_references set times = 3'),
  collab('page_references', 'delete')('delete a reference', 'delete from page_references'),
  collab('pages', 'select')('read what a page is', 'select id, edit_mode, deleted_at from pages'),
  collab('pages', 'update')(
    'mirror title and words',
    `update pages set title = 'x', word_count = 3`,
  ),
  collab('pages', 'update')('publish', `update pages set status = 'ARCHIVED'`, false),
  collab('contributions', 'select')('read contributions', 'select id from contributions'),
  collab('contributions', 'insert')(
    'close a slice',
    `insert into contributions (page_id, project_id, kind, status, slice, delta, merged_at)
     values ('${w.page}', '${w.project}', 'LIVE', 'MERGED', 1, '\\x01', now())`,
  ),
  collab('contributions', 'insert')(
    'make an import',
    `insert into contributions (page_id, project_id, kind, status, slice, delta, merged_at)
     values ('${w.page}', '${w.project}', 'IMPORT', 'MERGED', 1, '\\x01', now())`,
    false,
  ),
  collab('contributions', 'update')(
    'rewrite history',
    `update contributions set delta = '\\x02'`,
    false,
  ),
  collab('page_versions', 'select')('read versions', 'select id from page_versions'),
  collab('page_versions', 'insert')(
    'mark a position',
    `insert into page_versions (page_id, number, kind, slice, word_count) values ('${w.page}', 2, 'AUTO', 1, 1)`,
  ),
  collab('page_versions', 'insert')(
    'name a version',
    `insert into page_versions (page_id, number, kind, state, state_vector, content, plain_text, word_count, checksum)
     values ('${w.page}', 2, 'NAMED', '\\x00', '\\x00', '{}', 't', 1, 's')`,
    false,
  ),
  ...[
    'users',
    'sessions',
    'accounts',
    'api_keys',
    'mfa_credentials',
    'verification_tokens',
    'projects',
    'project_members',
    'share_links',
    'assets',
  ].map((table) => collab(table, 'select')('look', `select * from ${table}`, false)),
]

/**
 * Definer functions, foreign keys and backups rely on the owner's way into every table; erasing and
 * retention on that of jobs.
 */
export function wholeTableCases(tables: readonly string[]): RoleCase[] {
  const roles = ['chapterhouse_owner', 'chapterhouse_jobs'] as const
  return tables.flatMap((table) =>
    roles.map(
      (role): RoleCase => ({
        role,
        table,
        operation: 'select',
        act: 'see all rows',
        sql: `select from ${table}`,
        // The catalog of transitions is read, not owned, by jobs; the history of migrations is the
        // owner's alone.
        allowed: !(role === 'chapterhouse_jobs' && table === '_prisma_migrations'),
      }),
    ),
  )
}
