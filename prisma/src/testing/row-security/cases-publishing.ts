import { type Case, of } from './probe.ts'
import { type Identity, identities, world as w } from './world.ts'

const everybody = identities
const nobody: readonly Identity[] = []
const writers: readonly Identity[] = ['editor', 'admin', 'owner']
const plan = (page: string, by = 'app.uid()') =>
  `insert into planned_publications (page_id, publish_at, planned_by, origin)
   values ('${page}', now(), ${by}, 'x')`
const replan = (set: string) => `update planned_publications set ${set} where page_id = '${w.page}'`

/** What the world reads, and who says so. */
export const publishingCases: readonly Case[] = [
  ...of('editions', {
    select: [
      [
        'read what is published',
        `select title from editions where page_id = '${w.shownPage}'`,
        everybody,
      ],
      [
        'know that something was published',
        `select from app.was_published('${w.shownPage}', null) p where p`,
        everybody,
      ],
      [
        'know of a page that never was',
        `select from app.was_published('${w.page}', null) p where p`,
        nobody,
      ],
    ],
    insert: [
      [
        'make an edition of a version that was only named',
        `insert into editions (version_id, page_id, title, slug, language)
         values ('${w.version}', '${w.page}', 'x', 'x', 'en')`,
        nobody,
      ],
      [
        'make an edition of a version that the owner kept to publish',
        `insert into editions (version_id, page_id, title, slug, language)
         values ('${w.readyVersion}', '${w.page}', 'x', 'x', 'en')`,
        ['owner'],
      ],
    ],
    update: [['change what was published', `update editions set title = 'x'`, nobody]],
    delete: [['delete an edition', `delete from editions`, nobody]],
  }),
  ...of('planned_publications', {
    select: [
      [
        'see when a page is to be published',
        `select publish_at from planned_publications where page_id = '${w.page}'`,
        ['viewer', 'reviewer', 'contributor', 'editor', 'admin', 'owner'],
      ],
    ],
    insert: [
      ['plan a page', plan(w.quietPage), writers],
      ['plan in the name of another', plan(w.quietPage, `'${w.reviewer}'`), nobody],
    ],
    update: [
      ['plan anew', replan(`publish_at = now(), planned_by = app.uid()`), writers],
      ['have another planned it', replan(`planned_by = '${w.reviewer}'`), nobody],
      ['say that it failed', replan(`planned_by = app.uid(), failure = 'empty'`), nobody],
    ],
    delete: [
      ['forget a plan', `delete from planned_publications where page_id = '${w.page}'`, writers],
    ],
  }),
  ...of('page_readings', {
    select: [
      [
        'see how often a page was read',
        `select views from page_readings where page_id = '${w.page}'`,
        ['viewer', 'reviewer', 'contributor', 'editor', 'admin', 'owner'],
      ],
      [
        'see how often a public page was read',
        `select views from page_readings where page_id = '${w.shownPage}'`,
        ['owner'],
      ],
    ],
    insert: [
      [
        'count by hand',
        `insert into page_readings (page_id, day, views) values ('${w.shownPage}', '2026-01-02', 9)`,
        nobody,
      ],
      [
        'count a reader of a public page',
        `select app.count_readings('2026-01-02', array['${w.shownPage}']::uuid[], array[1], array[0])`,
        everybody,
      ],
    ],
    update: [['raise a number', `update page_readings set likes = 99`, nobody]],
    delete: [['delete the numbers', `delete from page_readings`, nobody]],
  }),
]
