-- What a page is besides its text: how it looks in lists, in what language it is written, what a team notes about it, and whether
-- others begin from it. They come together because the hot reads, which name every column, are written anew for them.

alter table pages
  -- one emoji
  add column icon           varchar(32) check (icon <> ''),
  add column cover_id       uuid references assets on delete set null,
  -- which part of the picture is seen: per cent from its top
  add column cover_position smallint not null default 50 check (cover_position between 0 and 100),
  add column is_template    boolean not null default false,
  -- BCP 47, for spelling and direction; null = as the reader's
  add column language       varchar(35) check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$'),
  -- [{id, name, type, value}], in the order shown; what a value may be is the contract's
  add column properties     jsonb not null default '[]' check (
    jsonb_typeof(properties) = 'array' and jsonb_array_length(properties) <= 20 and octet_length(properties::text) <= 32768);
create index pages_cover on pages (cover_id) where cover_id is not null;
create index pages_templates on pages (project_id) where is_template and deleted_at is null;

grant update (icon, cover_id, cover_position, is_template, language, properties) on pages to chapterhouse_app;

-- A cover is shown by its page as the pictures in its text are
create or replace function app.uploads_in(p_page uuid) returns setof uuid
language sql stable set search_path = public, pg_temp as $$
  select distinct m[1]::uuid
  from (
    select encode(d.state, 'escape') as t from page_documents d where d.page_id = p_page
    union all
    select encode(u.data, 'escape') from page_updates u where u.page_id = p_page
    union all
    select v.content::text from page_versions v where v.page_id = p_page and v.content is not null) texts,
  regexp_matches(t, '/api/assets/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})', 'g') m
  union
  select p.cover_id from pages p where p.id = p_page and p.cover_id is not null
$$;

drop function app.hot_pages(uuid, uuid, boolean), app.hot_page(uuid, uuid);

-- The tree, in order; in_trash = what lies in the trash instead
create function app.hot_pages(person uuid, p_project uuid, in_trash boolean default false)
returns table (id uuid, parent_id uuid, kind page_kind, title text, "position" text, status page_status,
               edit_mode edit_mode, word_count int, deleted_at timestamptz,
               updated_at timestamptz, icon text, cover_id uuid, cover_position smallint, is_template boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  held text[] := app.caps_in(person, p_project);
  member boolean := app.member_cap(person, p_project, 'read');
begin
  return query
    select p.id, p.parent_id, p.kind, p.title::text, p.position, p.status, p.edit_mode, p.word_count, p.deleted_at,
           p.updated_at, p.icon::text, p.cover_id, p.cover_position, p.is_template
    from pages p
    where p.project_id = p_project and (p.deleted_at is not null) = in_trash
      and (p.is_public or (member
        and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT' or p.created_by = person)
        and (p.deleted_at is null or p.created_by = person or 'write' = any (held))))
    order by p.parent_id nulls first, p.position, p.id;
end $$;

-- The public has no epoch: it reads the published version, never the head
create function app.hot_page(person uuid, p_page uuid)
returns table (id uuid, project_id uuid, project_title text, project_kind project_kind, parent_id uuid, kind page_kind,
               schema page_schema, schema_version int, title text, "position" text, status page_status,
               visibility visibility, is_public boolean, edit_mode edit_mode, locked_by uuid, locked_at timestamptz,
               created_by uuid, word_count int, epoch int, role project_role, caps text[], deleted_at timestamptz,
               created_at timestamptz, updated_at timestamptz, icon text, cover_id uuid, cover_position smallint,
               is_template boolean, language text, properties jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select p.id, p.project_id, j.title::text, j.kind, p.parent_id, p.kind, p.schema, p.schema_version, p.title::text,
           p.position, p.status, p.visibility, p.is_public, p.edit_mode, p.locked_by, p.locked_at, p.created_by,
           p.word_count, case when s.member then d.epoch end, m.role, app.caps_in(person, p.project_id), p.deleted_at,
           p.created_at, p.updated_at, p.icon::text, p.cover_id, p.cover_position, p.is_template, p.language::text,
           p.properties
    from pages p
    join projects j on j.id = p.project_id
    join page_documents d on d.page_id = p.id
    left join project_members m on m.project_id = p.project_id and m.user_id = person and m.status = 'ACTIVE'
    cross join lateral (select coalesce('read' = any (m.caps) and (j.deleted_at is null or j.owner_id = person)
      and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT' or p.created_by = person)
      and (p.deleted_at is null or p.created_by = person or 'write' = any (m.caps)), false) as member) s
    where p.id = p_page and (p.is_public or s.member);
end $$;

revoke execute on function app.hot_pages(uuid, uuid, boolean), app.hot_page(uuid, uuid) from public;
grant execute on function app.hot_pages(uuid, uuid, boolean), app.hot_page(uuid, uuid) to chapterhouse_app, chapterhouse_jobs;
