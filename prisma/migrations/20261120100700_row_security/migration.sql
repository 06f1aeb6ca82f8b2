-- Grants first: a column nobody may write is safer than a rule about it. Then ENABLE and FORCE on every table, then policies.

revoke execute on all functions in schema app from public;

-- ── chapterhouse_app: the api ────────────────────────────────────────────────────────────────────────────────

grant execute on all functions in schema app to chapterhouse_app;
revoke execute on function app.bind_clients(uuid), app.purge_trash(timestamptz), app.known_people(uuid[]) from chapterhouse_app;
grant select on app.transitions, public_profiles to chapterhouse_app;

-- not readable: password_hash (app.login_by_email gives it for one exact address); not writable: role, tier, balance, streaks
grant select (id, email, email_verified_at, handle, display_name, avatar_url, bio, auth_provider, platform_role,
              membership_tier, token_balance, current_streak, longest_streak, streak_freezes, last_active_date, timezone,
              gdpr_consent_at, is_active, last_login_at, deleted_at, anonymized_at, created_at, updated_at),
      update (email, email_verified_at, password_hash, handle, display_name, avatar_url, bio, timezone, gdpr_consent_at,
              last_login_at, deleted_at)
   on users to chapterhouse_app;
grant select, insert, update, delete on accounts to chapterhouse_app;
grant select, insert, delete, update (expires_at, last_seen_at, revoked_at, revoke_reason) on sessions to chapterhouse_app;
grant select, insert on verification_tokens to chapterhouse_app;
grant select, update on user_settings to chapterhouse_app;

-- owner_id moves only through app.transfer_project; a project is trashed, never deleted
grant select, insert,
      update (slug, title, description, tags, status, visibility, default_edit_mode, approval_policy, ai_policy, word_goal,
              settings, published_at, deleted_at)
   on projects to chapterhouse_app;
grant select, insert,
      update (role, status, permissions, vote_weight, curator_opt_in, paused_until, approved_by, joined_at)
   on project_members to chapterhouse_app;
grant select, insert, update (status, message, expires_at) on invitations to chapterhouse_app;
grant select, insert,
      update (label, password_hash, guest_names, expires_at, revoked_at, revoked_by, last_used_at)
   on share_links to chapterhouse_app;

grant select, insert,
      update (parent_id, schema_version, title, path, position, status, visibility, edit_mode, locked_by, locked_at,
              assignee_id, published_version_id, publish_at, published_at, meta, embeds, deleted_at)
   on pages to chapterhouse_app;
-- the document and its journal are written by definer functions and the collab-server alone
grant select on page_documents, page_updates, page_doc_clients, page_revived, page_passages to chapterhouse_app;
grant select, insert, update (label, note, pinned, review_level, reviewed_by, reviewed_at) on page_versions to chapterhouse_app;
grant select, insert,
      update (status, title, summary, proposal_id, co_author_ids, base_version_id, base_state_vector, base_epoch, delta,
              own_deletes, client_ids, inserted_chars, deleted_chars, word_delta, ai_chars, unplaced_chars, deleted_at)
   on contributions to chapterhouse_app;

grant select, insert, update (alt, scan_status, deleted_at) on assets to chapterhouse_app;
grant select, delete, update (read_at) on notifications to chapterhouse_app;
grant select, insert, update, delete on email_templates to chapterhouse_app;
grant select on email_messages to chapterhouse_app;
grant select, insert on activity_log to chapterhouse_app;

-- ── chapterhouse_collab: the collab-server decides nothing ───────────────────────────────────────────────────

grant execute on function app.uid(), app.lock_page(uuid), app.known_people(uuid[]),
      app.room_access(uuid, text, uuid, uuid, uuid) to chapterhouse_collab;
grant select, insert, delete, update (slice) on page_updates to chapterhouse_collab;
grant select, update on page_documents to chapterhouse_collab;
grant select, insert on page_doc_clients, contributions, page_versions to chapterhouse_collab;
grant select, insert, update, delete on page_passages to chapterhouse_collab;
grant select on page_revived to chapterhouse_collab;
grant select (id, project_id, kind, schema, schema_version, title, edit_mode, word_count, deleted_at),
      update (title, word_count, embeds)
   on pages to chapterhouse_collab;

-- ── chapterhouse_jobs: background work sees all rows; erasing and retention are its alone ─────────────────────

grant execute on all functions in schema app to chapterhouse_jobs;
grant select on app.transitions, public_profiles to chapterhouse_jobs;
grant select, insert, update, delete on
  users, accounts, sessions, verification_tokens, user_settings, projects, project_members, invitations, share_links,
  pages, page_documents, page_versions, contributions, page_doc_clients, page_updates, page_revived, page_passages,
  assets, notifications, email_templates, email_messages, activity_log
to chapterhouse_jobs;

-- ── every table: ENABLE, FORCE, and a way in for the owner and for jobs ──────────────────────────────────────
-- With FORCE even the owner needs a policy: definer functions and foreign keys run as it.

do $$
declare
  t record;
begin
  for t in
    select c.oid::regclass as name from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace) and c.relkind in ('r', 'p')
  loop
    execute format('alter table %s enable row level security, force row level security', t.name);
    execute format('create policy owner_all on %s to current_user using (true) with check (true)', t.name);
    if t.name::text <> '_prisma_migrations' then
      execute format('create policy jobs_all on %s to chapterhouse_jobs using (true) with check (true)', t.name);
    end if;
  end loop;
end $$;

-- ── policies of chapterhouse_app ─────────────────────────────────────────────────────────────────────────────
-- Permissive policies are OR-ed separately for USING and for WITH CHECK: every UPDATE repeats the actor in its check, or an
-- author could approve his own contribution. A SELECT policy also judges the new row of an UPDATE and of INSERT … RETURNING:
-- it may not contain what the statement changes (deleted_at), and must let the creator see the row at once.

create policy read on app.transitions for select to chapterhouse_app using (true);

-- own rows
create policy own on users for select to chapterhouse_app
  using (id = (select app.uid()) or (select app.is_admin()));
create policy upd on users for update to chapterhouse_app
  using (id = (select app.uid())) with check (id = (select app.uid()));
create policy own on accounts to chapterhouse_app
  using (user_id = (select app.uid())) with check (user_id = (select app.uid()));
create policy own on sessions to chapterhouse_app
  using (user_id = (select app.uid())) with check (user_id = (select app.uid()));
create policy own on user_settings to chapterhouse_app
  using (user_id = (select app.uid())) with check (user_id = (select app.uid()));
create policy own on notifications to chapterhouse_app
  using (user_id = (select app.uid())) with check (user_id = (select app.uid()));
create policy own on verification_tokens for select to chapterhouse_app
  using (user_id = (select app.uid()));
create policy ins on verification_tokens for insert to chapterhouse_app
  with check (user_id = (select app.uid()) and consumed_at is null);
create policy own on email_messages for select to chapterhouse_app
  using (user_id = (select app.uid()));

-- projects; their trash is the owner's alone
create policy read on projects for select to chapterhouse_app
  using (is_public or owner_id = (select app.uid()) or id = any ((select app.projects_with('read'))::uuid[])
         or id in (select s.project_id from share_links s where s.id = (select app.link()) and s.project_id is not null));
create policy ins on projects for insert to chapterhouse_app
  with check (owner_id = (select app.uid()) and view_count = 0 and like_count = 0);
create policy upd on projects for update to chapterhouse_app
  using (id = any ((select app.projects_with('manage'))::uuid[]))
  with check (id = any ((select app.projects_with('manage'))::uuid[]) and (deleted_at is null or owner_id = (select app.uid())));

-- members; the OWNER row is made by a trigger and moves with app.transfer_project
create policy read on project_members for select to chapterhouse_app
  using (user_id = (select app.uid()) or project_id = any ((select app.projects_with('read'))::uuid[]));
create policy ins_manage on project_members for insert to chapterhouse_app
  with check (role <> 'OWNER' and project_id = any ((select app.projects_with('manage'))::uuid[]));
create policy ins_request on project_members for insert to chapterhouse_app
  with check (user_id = (select app.uid()) and status = 'REQUESTED' and role in ('VIEWER', 'CONTRIBUTOR')
              and permissions = '{}' and vote_weight = 1 and exists (select 1 from projects j where j.id = project_id));
create policy upd_manage on project_members for update to chapterhouse_app
  using (role <> 'OWNER' and project_id = any ((select app.projects_with('manage'))::uuid[]))
  with check (role <> 'OWNER' and project_id = any ((select app.projects_with('manage'))::uuid[]));
-- trigger t2_guard says which columns
create policy upd_own on project_members for update to chapterhouse_app
  using (user_id = (select app.uid()))
  with check (user_id = (select app.uid()) and (role <> 'OWNER' or status = 'ACTIVE'));

-- invitations; accepting is app.accept_invitation. An address nobody has verified opens nothing
create policy manage on invitations to chapterhouse_app
  using (project_id = any ((select app.projects_with('manage'))::uuid[]))
  with check (project_id = any ((select app.projects_with('manage'))::uuid[]));
create policy mine on invitations for select to chapterhouse_app
  using (email = (select u.email from users u where u.id = (select app.uid()) and u.email_verified_at is not null));
create policy decline on invitations for update to chapterhouse_app
  using (status = 'PENDING'
         and email = (select u.email from users u where u.id = (select app.uid()) and u.email_verified_at is not null))
  with check (status = 'DECLINED'
         and email = (select u.email from users u where u.id = (select app.uid()) and u.email_verified_at is not null));

create policy manage on share_links to chapterhouse_app
  using (project_id = any ((select app.projects_with('manage'))::uuid[])
         or exists (select 1 from pages p
                    where p.id = page_id and p.project_id = any ((select app.projects_with('manage'))::uuid[])))
  with check (project_id = any ((select app.projects_with('manage'))::uuid[])
         or exists (select 1 from pages p
                    where p.id = page_id and p.project_id = any ((select app.projects_with('manage'))::uuid[])));
create policy holder on share_links for select to chapterhouse_app
  using (id = (select app.link()) and revoked_at is null and (expires_at is null or expires_at > now()));

-- pages: a member reads all but other people's unsent responses; the trash is for those who may write; the public has
-- is_public; a link has its pages
create policy read on pages for select to chapterhouse_app
  using (is_public or id = any ((select app.link_pages('read'))::uuid[])
         or (project_id = any ((select app.projects_with('read'))::uuid[])
             and (kind <> 'RESPONSE' or status <> 'DRAFT' or created_by = (select app.uid()))
             and (deleted_at is null or created_by = (select app.uid())
                  or project_id = any ((select app.projects_with('write'))::uuid[]))));
create policy ins on pages for insert to chapterhouse_app
  with check (created_by = (select app.uid()) and status = 'DRAFT' and (
         project_id = any ((select app.projects_with('write'))::uuid[])
      or (kind = 'RESPONSE' and project_id = any ((select app.projects_with('propose'))::uuid[]))
      or (kind = 'NEWSLETTER' and project_id = any ((select app.projects_with('curate'))::uuid[]))));
create policy upd on pages for update to chapterhouse_app
  using (project_id = any ((select app.projects_with('write'))::uuid[]))
  with check (project_id = any ((select app.projects_with('write'))::uuid[]));
create policy upd_own on pages for update to chapterhouse_app
  using (created_by = (select app.uid()) and (
         (kind = 'RESPONSE' and project_id = any ((select app.projects_with('propose'))::uuid[]))
      or (kind = 'NEWSLETTER' and project_id = any ((select app.projects_with('curate'))::uuid[]))))
  with check (created_by = (select app.uid()) and (
         (kind = 'RESPONSE' and project_id = any ((select app.projects_with('propose'))::uuid[]))
      or (kind = 'NEWSLETTER' and project_id = any ((select app.projects_with('curate'))::uuid[]))));

-- what hangs on the head of a page: for members and link holders, never for the public, who get the published version
create policy read on page_documents for select to chapterhouse_app
  using (page_id = any ((select app.link_pages('read'))::uuid[])
         or exists (select 1 from pages p
                    where p.id = page_id and p.project_id = any ((select app.projects_with('read'))::uuid[])));
create policy read on page_doc_clients for select to chapterhouse_app
  using (page_id = any ((select app.link_pages('read'))::uuid[])
         or exists (select 1 from pages p
                    where p.id = page_id and p.project_id = any ((select app.projects_with('read'))::uuid[])));
create policy read on page_revived for select to chapterhouse_app
  using (page_id = any ((select app.link_pages('read'))::uuid[])
         or exists (select 1 from pages p
                    where p.id = page_id and p.project_id = any ((select app.projects_with('read'))::uuid[])));
create policy read on page_passages for select to chapterhouse_app
  using (page_id = any ((select app.link_pages('read'))::uuid[])
         or exists (select 1 from pages p
                    where p.id = page_id and p.project_id = any ((select app.projects_with('read'))::uuid[])));
create policy read on page_updates for select to chapterhouse_app
  using (case when contribution_id is null
         then page_id = any ((select app.link_pages('read'))::uuid[])
              or exists (select 1 from pages p
                         where p.id = page_id and p.project_id = any ((select app.projects_with('read'))::uuid[]))
         else exists (select 1 from contributions c where c.id = contribution_id) end);

create policy read on page_versions for select to chapterhouse_app
  using (page_id = any ((select app.link_pages('read'))::uuid[])
         or exists (select 1 from pages p where p.id = page_id
                    and (p.project_id = any ((select app.projects_with('read'))::uuid[])
                         or (p.is_public and p.published_version_id = page_versions.id))));
-- an AUTO position without a blob is the base of one's draft
create policy ins on page_versions for insert to chapterhouse_app
  with check (created_by = (select app.uid()) and review_level = 'UNREVIEWED'
         and exists (select 1 from pages p where p.id = page_id
                     and (p.project_id = any ((select app.projects_with('write'))::uuid[])
                          or (page_versions.kind = 'AUTO' and page_versions.state is null
                              and p.project_id = any ((select app.projects_with('propose'))::uuid[])))));
-- nobody reviews a version they made
create policy upd on page_versions for update to chapterhouse_app
  using (exists (select 1 from pages p
                 where p.id = page_id and p.project_id = any ((select app.projects_with('review'))::uuid[])))
  with check (exists (select 1 from pages p
                 where p.id = page_id and p.project_id = any ((select app.projects_with('review'))::uuid[]))
         and (reviewed_by is null or (reviewed_by = (select app.uid()) and created_by is distinct from reviewed_by)));

-- a draft is its authors' until submitted. APPROVED, REJECTED and CHANGES_REQUESTED come from votes, MERGED, SUPERSEDED and
-- REVERTED from functions
create policy read on contributions for select to chapterhouse_app
  using (author_id = (select app.uid()) or (select app.uid()) = any (co_author_ids)
         or (status not in ('DRAFT', 'WITHDRAWN') and project_id = any ((select app.projects_with('read'))::uuid[])));
create policy ins on contributions for insert to chapterhouse_app
  with check (author_id = (select app.uid()) and status = 'DRAFT' and kind in ('BRANCH', 'AI')
         and num_nonnulls(slice, policy, approved_by, approved_at, merged_by, merged_at, submitted_at) = 0
         and exists (select 1 from pages p where p.id = page_id)
         and project_id = any ((select app.projects_with('propose'))::uuid[]));
create policy upd on contributions for update to chapterhouse_app
  using (author_id = (select app.uid()) and kind in ('BRANCH', 'AI')
         and status in ('DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED')
         and project_id = any ((select app.projects_with('propose'))::uuid[]))
  with check (author_id = (select app.uid()) and kind in ('BRANCH', 'AI')
         and status in ('DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED', 'WITHDRAWN', 'SUPERSEDED')
         and project_id = any ((select app.projects_with('propose'))::uuid[]));

create policy read on assets for select to chapterhouse_app
  using (owner_id = (select app.uid()) or kind = 'AVATAR' or exists (select 1 from projects j where j.id = project_id));
create policy ins on assets for insert to chapterhouse_app
  with check (owner_id = (select app.uid()) and (project_id is null or app.can(project_id, 'comment')));
create policy upd on assets for update to chapterhouse_app
  using (owner_id = (select app.uid()) or project_id = any ((select app.projects_with('write'))::uuid[]))
  with check (owner_id = (select app.uid()) or project_id = any ((select app.projects_with('write'))::uuid[]));

-- logs are appended and read by whom they concern; catalogs are read by all and written by the platform's admins
create policy ins on activity_log for insert to chapterhouse_app
  with check (actor_id is not distinct from (select app.uid()));
create policy read on activity_log for select to chapterhouse_app
  using (actor_id = (select app.uid())
         or (category = 'ACTIVITY' and project_id = any ((select app.projects_with('comment'))::uuid[]))
         or (category = 'AUDIT' and project_id = any ((select app.projects_with('manage'))::uuid[]))
         or (select app.is_staff()));
create policy read on email_templates for select to chapterhouse_app using (true);
create policy edit on email_templates to chapterhouse_app
  using ((select app.is_admin())) with check ((select app.is_admin()));

-- ── policies of chapterhouse_collab ──────────────────────────────────────────────────────────────────────────
-- One batch holds rows of many people, so there is no current user: grants bound what it touches, and the page itself bounds
-- the journal. Lock, protect, trash and submit hold here even if every notice was lost.

create policy collab_read on page_updates for select to chapterhouse_collab using (true);
create policy collab_del on page_updates for delete to chapterhouse_collab using (true);
create policy collab_mark on page_updates for update to chapterhouse_collab using (true) with check (true);
create policy collab_ins on page_updates for insert to chapterhouse_collab
  with check (source_id is null and slice is null and case when contribution_id is null
    then exists (select 1 from pages p where p.id = page_id and p.deleted_at is null and p.edit_mode = 'LIVE')
    else exists (select 1 from contributions c
                 where c.id = contribution_id and c.page_id = page_updates.page_id and c.kind in ('BRANCH', 'AI')
                   and c.status in ('DRAFT', 'CHANGES_REQUESTED')) end);
create policy collab_read on page_documents for select to chapterhouse_collab using (true);
create policy collab_upd on page_documents for update to chapterhouse_collab using (true) with check (true);
create policy collab_read on page_doc_clients for select to chapterhouse_collab using (true);
create policy collab_ins on page_doc_clients for insert to chapterhouse_collab with check (true);
create policy collab on page_passages to chapterhouse_collab using (true) with check (true);
create policy collab_read on page_revived for select to chapterhouse_collab using (true);
create policy collab_read on pages for select to chapterhouse_collab using (true);
create policy collab_upd on pages for update to chapterhouse_collab using (true) with check (true);
create policy collab_read on contributions for select to chapterhouse_collab using (true);
create policy collab_ins on contributions for insert to chapterhouse_collab
  with check (kind = 'LIVE' and status = 'MERGED');
create policy collab_read on page_versions for select to chapterhouse_collab using (true);
create policy collab_ins on page_versions for insert to chapterhouse_collab
  with check (kind = 'AUTO' and review_level = 'UNREVIEWED');
