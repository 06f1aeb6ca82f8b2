-- What an act of the api changed, in numbers, written in the transaction that recorded it and never after: `merged_at` is the
-- start of that transaction, so a later one finds nothing. The word count of the page moves along; the collab-server sets it
-- anew when the page is next opened.
create function app.count_act(c uuid, p_inserted int, p_deleted int, p_words int) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  k contributions;
begin
  update contributions set inserted_chars = p_inserted, deleted_chars = p_deleted, word_delta = p_words
   where id = c and merged_by = app.uid() and merged_at = now() and kind in ('IMPORT', 'RESTORE', 'REVERT')
  returning * into k;
  if k.id is null then
    raise exception 'not an act of this transaction' using errcode = 'insufficient_privilege';
  end if;
  update pages set word_count = greatest(0, word_count + p_words) where id = k.page_id;
end $$;
revoke execute on function app.count_act(uuid, int, int, int) from public;
grant execute on function app.count_act(uuid, int, int, int) to chapterhouse_app, chapterhouse_jobs;
