-- What a share link opens, read in one round trip each. The api knows that the asker holds the link: it has given them a pass.

create function app.standing_link(p_link uuid) returns share_links
language sql stable security definer set search_path = public, pg_temp as $$
  select s from share_links s
  where s.id = p_link and s.revoked_at is null and (s.expires_at is null or s.expires_at > now())
$$;

-- Where a link leads. A page is named, its project is not: that is not the holder's to know of.
create function app.link_place(p_link uuid)
returns table (project_id uuid, page_id uuid, owner_id uuid, access link_access, guest_names text, title text)
language sql stable security definer set search_path = public, pg_temp as $$
  select case when s.page_id is null then j.id end, s.page_id, j.owner_id, s.access, s.guest_names,
         coalesce(p.title, j.title)::text
  from app.standing_link(p_link) s
  left join pages p on p.id = s.page_id and p.deleted_at is null
  join projects j on j.id = coalesce(s.project_id, p.project_id) and j.deleted_at is null
$$;

-- What the holder may do with a page, and whose eyes to see it with; no row where the link does not reach
create function app.link_opens(p_link uuid, p_page uuid) returns table (access link_access, owner_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.access, l.owner_id
  from app.link_place(p_link) l
  join pages p on p.id = p_page and (p.id = l.page_id or p.project_id = l.project_id)
  where p.deleted_at is null and (p.kind <> 'RESPONSE' or p.status <> 'DRAFT')
$$;

-- A file of the project that one of these links is about. Its address is as good as random: who knows it has seen the page.
create function app.asset_of_links(p_links uuid[], p_asset uuid)
returns table (mime text, byte_size bigint, storage_key text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.mime::text, a.byte_size, a.storage_key::text
  from assets a
  where a.id = p_asset and a.deleted_at is null and a.scan_status = 'CLEAN' and exists (
    select 1
    from unnest(p_links) l (id)
    cross join lateral app.link_place(l.id) s
    left join pages p on p.id = s.page_id
    where coalesce(s.project_id, p.project_id) = a.project_id
       or exists (select 1 from asset_places w
                  where w.asset_id = a.id and w.project_id = coalesce(s.project_id, p.project_id)))
$$;

-- To the minute, as with keys
create function app.note_link_used(p_link uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update share_links set last_used_at = now()
  where id = p_link and (last_used_at is null or last_used_at < now() - interval '1 minute')
$$;

revoke execute on function app.standing_link(uuid), app.link_place(uuid), app.link_opens(uuid, uuid),
  app.asset_of_links(uuid[], uuid), app.note_link_used(uuid) from public;
grant execute on function app.link_place(uuid), app.link_opens(uuid, uuid), app.asset_of_links(uuid[], uuid),
  app.note_link_used(uuid) to chapterhouse_app, chapterhouse_jobs;
