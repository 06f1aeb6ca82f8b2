-- Erasing tells what the rooms and the disk must hear: every page that goes, those of an erased project too; and the uploads of such a
-- project stay as rows of nobody until their files are gone, so that no crash in between leaves a file without a row.
create or replace function app.purge_trash(p_before timestamptz) returns table (kind text, id uuid)
language plpgsql set search_path = public, pg_temp as $$
declare
  dead uuid[];
begin
  -- locked: a project that is taken out of the trash meanwhile waits, and is not there any more
  select coalesce(array_agg(l.id), '{}') into dead
  from (select j.id from projects j where j.deleted_at < p_before for update) l;
  update assets a set project_id = null, owner_id = null, deleted_at = coalesce(a.deleted_at, now())
  where a.project_id = any (dead);
  return query select 'page', p.id from pages p where p.project_id = any (dead);
  return query delete from projects j where j.id = any (dead) returning 'project', j.id;
  return query
    delete from pages p
    where p.deleted_at < p_before
      and not exists (
        with recursive below as (
          select c.id, c.deleted_at from pages c where c.parent_id = p.id
          union
          select c.id, c.deleted_at from pages c join below b on c.parent_id = b.id)
        select 1 from below where below.deleted_at is null or below.deleted_at >= p_before)
    returning 'page', p.id;
end $$;

create index assets_of_nobody on assets (id) where project_id is null and owner_id is null and deleted_at is not null;
