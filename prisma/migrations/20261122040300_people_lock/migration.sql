-- CreateIndex
CREATE INDEX "return_givenById_idx" ON "return"("givenById");

-- CreateIndex
CREATE INDEX "return_recordedById_idx" ON "return"("recordedById");

-- The second lock on people: names, e-mail addresses and phone numbers. One reads oneself; the people whose contacts,
-- returns or events one may read (each under its own policy); and who asks and reviews for an authority. Before it is
-- known who acts, and where an address is typed, exactly the person of the address that is known: lib/knowing.ts.
create function person_of_address(p_email text) returns uuid
language sql stable security definer set search_path = public as $$
  select id from person where email = lower(p_email)
$$;
create function known_addresses() returns text[] language sql stable as $$
  select array(select jsonb_array_elements_text(
    coalesce(nullif(current_setting('kvittert.known_addresses', true), ''), '[]')::jsonb))
$$;

alter table person enable row level security;
create policy person_read on person for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('register'))
  or id::text = (select scope() ->> 'person')
  or id::text = (select current_setting('kvittert.known_person', true))
  or email = any ((select known_addresses())::text[])
  or exists (select from contact c where c."personId" = person.id)
  or ((select scope() ->> 'person') is not null and exists (
    select from membership m where m."personId" = person.id and m.role in ('governor', 'directorate')))
  or exists (select from "return" r where r."givenById" = person.id)
  or exists (select from "return" r where r."recordedById" = person.id)
  or exists (select from audit_event e where e."personId" = person.id));
create policy person_insert on person for insert to kvittert_app with check (true);
create policy person_update on person for update to kvittert_app using (
  (select scope_has('system')) or (select scope_has('register'))
  or id::text = (select scope() ->> 'person')
  or email = any ((select known_addresses())::text[])
  or exists (select from contact c where c."personId" = person.id
    and c."serviceId" = any ((select scope_list('services'))::text[])));
