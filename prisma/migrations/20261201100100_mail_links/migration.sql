-- Links in mails, and what they open.
--
-- A token is for one purpose, one person and one address. Whose address is another one now cannot use it any more.

alter table verification_tokens drop constraint verification_tokens_purpose_check;
alter table verification_tokens add constraint verification_tokens_purpose_check check (purpose in (
  'EMAIL_VERIFY', 'PASSWORD_RESET', 'MAGIC_LINK', 'EMAIL_CHANGE', 'EMAIL_TAKE_BACK', 'UNSUBSCRIBE'));

-- Whom a token is for, while it is good. Using it is another act.
create function app.token_by_hash(p_hash text, p_purpose text) returns table (user_id uuid, email text, display_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, t.email::text, u.display_name
  from verification_tokens t join users u on u.id = t.user_id and u.is_active and u.deleted_at is null
  where t.token_hash = p_hash and t.purpose = p_purpose and t.consumed_at is null and t.expires_at > now()
    and (t.email = u.email or p_purpose in ('EMAIL_CHANGE', 'EMAIL_TAKE_BACK'))
$$;

-- Uses it, once; P0002 when it is not good (any more). The four acts below run as the person it is for.
create function app.use_token(p_hash text, p_purpose text) returns verification_tokens
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  used verification_tokens;
begin
  update verification_tokens t set consumed_at = now()
  where t.token_hash = p_hash and t.consumed_at is null
    and exists (select 1 from app.token_by_hash(p_hash, p_purpose) k where k.user_id = app.uid())
  returning * into used;
  if used.token_hash is null then
    raise exception 'no such token' using errcode = 'no_data_found';
  end if;
  return used;
end $$;

-- Who opens a link in a mail reads the mail of that address. For EMAIL_VERIFY and MAGIC_LINK.
create function app.verify_address(p_hash text, p_purpose text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.use_token(p_hash, p_purpose);
  update users set email_verified_at = coalesce(email_verified_at, now()) where id = app.uid();
end $$;

-- Ends every session, and every other link that would open the account. Returns the sessions.
create function app.reset_password(p_hash text, p_password_hash text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.use_token(p_hash, 'PASSWORD_RESET');
  update users set password_hash = p_password_hash, email_verified_at = coalesce(email_verified_at, now()) where id = app.uid();
  update verification_tokens set consumed_at = now()
  where user_id = app.uid() and purpose in ('PASSWORD_RESET', 'MAGIC_LINK', 'EMAIL_CHANGE') and consumed_at is null;
  return query delete from sessions where user_id = app.uid() returning id;
end $$;

-- 23505 when somebody else has that address by now; then the token is still good. Returns the address before.
create function app.change_email(p_hash text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t verification_tokens := app.use_token(p_hash, 'EMAIL_CHANGE');
  old_email text;
begin
  select email into old_email from users where id = app.uid() for update;
  update users set email = t.email, email_verified_at = now() where id = app.uid();
  update verification_tokens set consumed_at = now()
  where user_id = app.uid() and purpose = 'EMAIL_CHANGE' and consumed_at is null;
  return old_email;
end $$;

-- The address before is back. Whoever changed it may know the password and be signed in: both end. Links from before the change stay
-- good, so that a second change cannot take the first one's way back away. Returns the sessions.
create function app.take_back_email(p_hash text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t verification_tokens := app.use_token(p_hash, 'EMAIL_TAKE_BACK');
begin
  update users set email = t.email, email_verified_at = now(), password_hash = null where id = app.uid();
  update verification_tokens set consumed_at = now()
  where user_id = app.uid() and consumed_at is null and (created_at >= t.created_at or purpose <> 'EMAIL_TAKE_BACK');
  return query delete from sessions where user_id = app.uid() returning id;
end $$;

revoke execute on function
  app.token_by_hash(text, text), app.use_token(text, text), app.verify_address(text, text), app.reset_password(text, text),
  app.change_email(text), app.take_back_email(text)
from public;
grant execute on function
  app.token_by_hash(text, text), app.verify_address(text, text), app.reset_password(text, text), app.change_email(text),
  app.take_back_email(text)
to chapterhouse_app, chapterhouse_jobs;
