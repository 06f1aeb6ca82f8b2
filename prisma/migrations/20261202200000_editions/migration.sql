-- Publishing: a PUBLISH version is what the world reads, an edition is what stands beside its text: the title of that moment, which
-- is in no version, the piece of the address, the uploads that come with it. The page's own title and cover are the living ones.

create table editions (
  version_id uuid primary key,
  page_id    uuid not null references pages on delete cascade,
  title      varchar(300) not null,
  -- the readable piece of its address; '' where the title has no letter that fits
  slug       varchar(80) not null check (slug ~ '^([a-z0-9]+(-[a-z0-9]+)*)?$'),
  excerpt    varchar(300) not null default '',
  -- BCP 47
  language   varchar(35) not null,
  author_ids uuid[] not null default '{}',
  -- uploads the text shows; readable by everybody while the edition is
  asset_ids  uuid[] not null default '{}',
  created_at timestamptz not null default now(),
  unique (page_id, version_id),
  foreign key (page_id, version_id) references page_versions (page_id, id) on delete cascade
);
create index editions_assets on editions using gin (asset_ids);

grant select, insert on editions to chapterhouse_app;
grant select, insert, update, delete on editions to chapterhouse_jobs;
alter table editions enable row level security, force row level security;
create policy owner_all on editions to current_user using (true) with check (true);
create policy jobs_all on editions to chapterhouse_jobs using (true) with check (true);
-- as the text of the version: members, and everybody while it is the one that is published
create policy read on editions for select to chapterhouse_app
  using (exists (select 1 from pages p where p.id = page_id
                 and (p.project_id = any ((select app.projects_with('read'))::uuid[])
                      or (p.is_public and p.published_version_id = editions.version_id))));
create policy ins on editions for insert to chapterhouse_app
  with check (exists (select 1 from pages p
                      where p.id = page_id and p.project_id = any ((select app.projects_with('write'))::uuid[]))
              and exists (select 1 from page_versions v
                          where v.id = version_id and v.kind = 'PUBLISH' and v.created_by = (select app.uid())));

-- A public project shows its front and what is published, not its uploads: these are its members', and who holds a link
drop policy read on asset_places;
create policy read on asset_places for select to chapterhouse_app
  using (project_id = any ((select app.projects_with('read'))::uuid[])
         or exists (select 1 from share_links s where s.id = (select app.link()) and s.project_id = asset_places.project_id));
drop policy read on assets;
create policy read on assets for select to chapterhouse_app
  using (owner_id = (select app.uid()) or kind = 'AVATAR'
         or project_id = any ((select app.projects_with('read'))::uuid[])
         or exists (select 1 from share_links s where s.id = (select app.link()) and s.project_id = assets.project_id)
         or exists (select 1 from asset_places s where s.asset_id = assets.id));

-- An upload that a published text shows, for everybody
create function app.published_asset(p_asset uuid) returns table (mime text, byte_size bigint, storage_key text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.mime, a.byte_size, a.storage_key
  from assets a
  where a.id = p_asset and a.deleted_at is null and a.scan_status = 'CLEAN'
    and exists (select 1 from editions e join pages p on p.id = e.page_id and p.published_version_id = e.version_id
                where e.asset_ids @> array[p_asset] and p.is_public)
$$;

-- Whether the world could read this page, or this front, at some time: then its address is gone, and not unknown
create function app.was_published(p_page uuid, p_project uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from pages p join projects j on j.id = p.project_id
                 where p.id = p_page and p.published_at is not null and j.published_at is not null)
      or exists (select 1 from projects j where j.id = p_project and j.published_at is not null)
$$;

revoke execute on function app.published_asset(uuid), app.was_published(uuid, uuid) from public;
grant execute on function app.published_asset(uuid), app.was_published(uuid, uuid) to chapterhouse_app, chapterhouse_jobs;
