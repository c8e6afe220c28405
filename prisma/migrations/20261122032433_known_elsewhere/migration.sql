-- Whether a person has a role, or is a contact of another service than this one, at a moment. A service may not read
-- other services' contacts, and asks only this of somebody whom it already has as a contact.
create function known_elsewhere(p_person uuid, p_service text, p_now timestamptz) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from membership m where m."personId" = p_person
      and (m."validTo" is null or m."validTo" > p_now))
    or exists (select from contact c where c."personId" = p_person and c."serviceId" <> p_service
      and (c."validTo" is null or c."validTo" > p_now))
$$;
