-- The second lock, closer to domain.md's "Who sees what". `system` in the scope is the system itself, which `all`
-- shares with the directorate.

-- ------------------------------------------------------------ contacts
-- A governor reads those of services that serve, or served, a municipality of the own counties. A service's
-- contacts are written by itself and by the register's administrators.
drop policy contact_read on contact;
create policy contact_read on contact for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('register'))
  or "serviceId" = any ((select scope_list('services'))::text[])
  or "personId"::text = (select scope() ->> 'person')
  or "serviceId" in (
    select sm."serviceId" from service_municipality sm join municipality m on m.number = sm."municipalityNumber"
    where m."officeId" = any ((select scope_list('offices'))::text[])));

-- ------------------------------------------------------------ what hangs on a request
-- Drafts are the service's alone: neither the asking authority nor the directorate reads or writes them. And what
-- names a request names that request's own service and authority, so that nobody hangs a row of theirs on another's.
drop policy draft_own on draft_field;
create policy draft_own on draft_field for all to kvittert_app
  using ((select scope_has('system')) or "serviceId" = any ((select scope_list('services'))::text[]))
  with check (
    ((select scope_has('system')) or "serviceId" = any ((select scope_list('services'))::text[]))
    and exists (select from request r where r.id = "requestId"
      and r."serviceId" = draft_field."serviceId" and r."officeId" = draft_field."officeId"));

drop policy return_insert on "return";
create policy return_insert on "return" for insert to kvittert_app with check (
  ((select scope_has('all'))
    or "officeId" = any ((select scope_list('offices'))::text[])
    or "serviceId" = any ((select scope_list('services'))::text[]))
  and exists (select from request r where r.id = "requestId"
    and r."serviceId" = "return"."serviceId" and r."officeId" = "return"."officeId"));

drop policy line_insert on line;
create policy line_insert on line for insert to kvittert_app with check (
  ((select scope_has('all'))
    or "officeId" = any ((select scope_list('offices'))::text[])
    or "serviceId" = any ((select scope_list('services'))::text[]))
  and exists (select from request r where r.id = "requestId"
    and r."serviceId" = line."serviceId" and r."officeId" = line."officeId"));

-- A service says that it has opened and submitted; due times, exemptions and reviews are its authority's to set.
drop policy request_fact_insert on request_fact;
create policy request_fact_insert on request_fact for insert to kvittert_app with check (
  ((select scope_has('all'))
    or "officeId" = any ((select scope_list('offices'))::text[])
    or ("serviceId" = any ((select scope_list('services'))::text[]) and kind in ('opened', 'submitted')))
  and exists (select from request r where r.id = "requestId"
    and r."serviceId" = request_fact."serviceId" and r."officeId" = request_fact."officeId"));

-- Whose request it is never changes; its caches do.
revoke update on request from kvittert_app;
grant update ("dueAt", "currentVersion") on request to kvittert_app;

-- ------------------------------------------------------------ the record of migrations
do $$ begin
  if to_regclass('_prisma_migrations') is not null then
    revoke all on _prisma_migrations from kvittert_app;
  end if;
end $$;
