-- Mail. A row of email_messages is one mail, from the moment it is wanted: written in the transaction that wants it, sent later by a job.
-- What it says holds links that open accounts, so it is sealed with a key that is not in the database, and forgotten once it was sent.

alter table email_messages
  add column code       varchar(60) not null default '',
  add column subject    text not null default '',
  add column sealed     bytea,
  -- not before this moment; a mail that is being sent is put off, so that nobody else sends it meanwhile
  add column next_at    timestamptz not null default now(),
  -- the links in it are good until then: later it is not sent any more
  add column expires_at timestamptz;
create index email_messages_due on email_messages (next_at) where status = 'QUEUED';

-- False: there is such a mail already. DELIVERED at once where the built-in mailbox keeps it.
create function app.post_mail(p_id uuid, p_user uuid, p_to citext, p_code text, p_template uuid, p_subject text, p_sealed bytea,
                              p_dedupe text, p_expires timestamptz, p_kept boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into email_messages (id, user_id, to_email, code, template_id, subject, sealed, dedupe_key, expires_at, status, sent_at)
  values (p_id, p_user, p_to, p_code, p_template, p_subject, p_sealed, p_dedupe, p_expires,
          case when p_kept then 'DELIVERED' else 'QUEUED' end::email_status, case when p_kept then now() end)
  on conflict (dedupe_key) do nothing;
  return found;
end $$;

-- The mailbox, newest first. p_local: the api answers for it that this machine itself is asking, and that no mail leaves the house.
create function app.mailbox(p_local boolean, p_id uuid, p_before uuid, p_limit int) returns setof email_messages
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not coalesce(p_local or app.is_admin(), false) then
    raise exception 'no mailbox' using errcode = 'no_data_found';
  end if;
  return query select * from email_messages m
    where (p_id is null or m.id = p_id) and (p_before is null or m.id < p_before)
    order by m.id desc limit p_limit;
end $$;

-- A mail that was given up is tried anew. False: it was not given up, or there is nothing left that could be sent.
create function app.send_again(p_local boolean, p_id uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not coalesce(p_local or app.is_admin(), false) then
    raise exception 'no mailbox' using errcode = 'no_data_found';
  end if;
  update email_messages set status = 'QUEUED', attempts = 0, error = null, next_at = now()
  where id = p_id and status in ('FAILED', 'BOUNCED') and sealed is not null and (expires_at is null or expires_at > now());
  return found;
end $$;

revoke execute on function
  app.post_mail(uuid, uuid, citext, text, uuid, text, bytea, text, timestamptz, boolean), app.mailbox(boolean, uuid, uuid, int),
  app.send_again(boolean, uuid)
from public;
grant execute on function
  app.post_mail(uuid, uuid, citext, text, uuid, text, bytea, text, timestamptz, boolean), app.mailbox(boolean, uuid, uuid, int),
  app.send_again(boolean, uuid)
to chapterhouse_app, chapterhouse_jobs;
