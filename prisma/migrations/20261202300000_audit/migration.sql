-- Addresses in the log are shortened after a time, and people read what was done to their account, by others too.

create index activity_log_addressed on activity_log (at)
  where not ip_anonymized and (ip is not null or user_agent is not null);

drop policy read on activity_log;
create policy read on activity_log for select to chapterhouse_app
  using (actor_id = (select app.uid())
         or (category = 'SECURITY' and resource_type = 'user' and resource_id = (select app.uid())::text)
         or (category = 'ACTIVITY' and project_id = any ((select app.projects_with('comment'))::uuid[]))
         or (category = 'AUDIT' and project_id = any ((select app.projects_with('manage'))::uuid[]))
         or (select app.is_staff()));
