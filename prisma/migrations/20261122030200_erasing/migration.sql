-- Erases the personal data of people who have no role any more, and answers who they were. What refers to them (returns,
-- receipts, facts, audit) keeps the id and is not touched. Runs as the owner, since some of these tables are a person's
-- own; for the system and administrators only, and never for somebody who has a role at that moment.
create function erase_personal_data(p_people uuid[], p_now timestamptz) returns setof uuid
language plpgsql security definer set search_path = public as $$
declare v_people uuid[];
begin
  if not (scope_has('system') or scope_has('register')) then return; end if;
  v_people := array(
    select p.id from person p
    where p.id = any (p_people) and p."erasedAt" is null
      and not exists (select from membership m where m."personId" = p.id and (m."validTo" is null or m."validTo" > p_now))
      and not exists (select from contact c where c."personId" = p.id and (c."validTo" is null or c."validTo" > p_now))
    for update);
  delete from mailbox_message b using person p where p.id = any (v_people) and lower(b."to") = p.email;
  delete from session where "personId" = any (v_people);
  delete from api_token where "personId" = any (v_people);
  delete from sign_in_link where "personId" = any (v_people);
  delete from saved_view where "personId" = any (v_people);
  delete from draft_presence where "personId" = any (v_people);
  delete from audit_address where "personId" = any (v_people);
  update message set state = 'failed', "lastError" = 'ERASED' where "personId" = any (v_people) and state = 'queued';
  update person set name = null, email = null, phone = null, language = null, "erasedAt" = p_now where id = any (v_people);
  return query select unnest(v_people);
end $$;
