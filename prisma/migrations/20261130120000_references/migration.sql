-- What the text of a page names: other pages and people, one row each. Derived from the document when a slice is closed, like the
-- searchable text; a link survives renaming because it knows its target by id. Without a foreign key to the target: a text may name
-- what is gone, or what its writer never saw, and neither may stop a slice from closing.

create type reference_kind as enum ('PAGE', 'PERSON');

create table page_references (
  page_id   uuid not null references pages on delete cascade,
  kind      reference_kind not null,
  target_id uuid not null,
  -- the sentence in which it is named first, for lists
  excerpt   text not null check (char_length(excerpt) <= 300),
  times     int not null check (times > 0),
  first_at  timestamptz not null default now(),
  primary key (page_id, kind, target_id)
);
create index page_references_target on page_references (kind, target_id, first_at desc);

grant select on page_references to chapterhouse_app;
grant select, insert, update, delete on page_references to chapterhouse_collab, chapterhouse_jobs;

alter table page_references enable row level security, force row level security;
create policy owner_all on page_references to current_user using (true) with check (true);
create policy jobs_all on page_references to chapterhouse_jobs using (true) with check (true);
create policy collab on page_references to chapterhouse_collab using (true) with check (true);
-- who may read the text may read what it names, and nobody else learns that there is such a text
create policy read on page_references for select to chapterhouse_app
  using (page_id = any ((select app.link_pages('read'))::uuid[])
         or exists (select 1 from pages p
                    where p.id = page_id and p.project_id = any ((select app.projects_with('read'))::uuid[])));
