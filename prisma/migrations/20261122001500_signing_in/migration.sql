-- Signing in: what may happen before it is known who acts. Each function runs as the owner and does one thing,
-- so that nobody signed in needs a scope of their own.

-- Whether a person has anything to do here at a moment: a role, or a place as contact of a service.
create function has_a_role(p_person uuid, p_now timestamptz) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from person p where p.id = p_person and p."erasedAt" is null) and (
    exists (select from membership m where m."personId" = p_person
      and (m."validFrom" is null or m."validFrom" <= p_now) and (m."validTo" is null or m."validTo" > p_now))
    or exists (select from contact c where c."personId" = p_person and c.role in ('leader', 'deputy', 'mailbox')
      and (c."validFrom" is null or c."validFrom" <= p_now) and (c."validTo" is null or c."validTo" > p_now)))
$$;

-- Queues the mail with a link for an address, if somebody has it; at most five in a quarter of an hour. Answers
-- the person for the audit, or null; the caller tells neither apart.
create function ask_for_sign_in_link(p_email text, p_params jsonb) returns uuid
language plpgsql security definer set search_path = public as $$
declare
  v_person uuid;
  v_now timestamptz(3) := kvittert_now();
begin
  select id into v_person from person where email = lower(p_email);
  if v_person is null or not has_a_role(v_person, v_now) then return null; end if;
  -- Two at once count each other.
  perform pg_advisory_xact_lock(hashtext('kvittert.sign_in'), hashtext(v_person::text));
  if (select count(*) from message where kind = 'sign_in' and "personId" = v_person
      and "createdAt" > v_now - interval '15 minutes' and "createdAt" <= v_now) >= 5 then
    return null;
  end if;
  insert into message (id, "dedupeKey", kind, "personId", params, "createdAt", "nextTryAt")
    values (uuidv7(), 'sign_in:' || uuidv7(), 'sign_in', v_person, p_params, v_now, v_now);
  perform pg_notify('kvittert_outbox', '');
  return v_person;
end $$;

-- What a link's page may say to whoever holds the link: where it leads, and of an invitation who asks, about
-- what and until when. Null when there is no such link.
create function describe_link(p_token_hash text, p_real timestamptz) returns jsonb
language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'personId', l."personId",
    'requestId', l."requestId",
    'state', case when l."usedAt" is not null then 'used' when l."expiresAt" <= p_real then 'expired' else 'open' end,
    'email', p.email,
    'asks', (select jsonb_build_object(
        'survey', s.title, 'incident', i.title, 'dueAt', r."dueAt", 'closed', s.state = 'closed',
        'service', v.name, 'officeNames', o.names,
        'municipalities', (select count(*) from request_municipality m where m."requestId" = r.id))
      from request r join survey s on s.id = r."surveyId" join incident i on i.id = r."incidentId"
        join service v on v.id = r."serviceId" join office o on o.id = r."officeId"
      where r.id = l."requestId"))
  from sign_in_link l join person p on p.id = l."personId"
  where l."tokenHash" = p_token_hash
$$;

-- A new invitation to the same address for the same request, asked for with a link that is used or expired. At
-- most one a minute and ten a day for a request and a person.
create function renew_invitation(p_token_hash text, p_real timestamptz) returns jsonb
language plpgsql security definer set search_path = public as $$
declare
  l sign_in_link%rowtype;
  r request%rowtype;
  v_now timestamptz(3) := kvittert_now();
begin
  select * into l from sign_in_link where "tokenHash" = p_token_hash;
  if not found or l."requestId" is null then return jsonb_build_object('reason', 'LINK_UNKNOWN'); end if;
  if l."usedAt" is null and l."expiresAt" > p_real then return jsonb_build_object('reason', 'LINK_STILL_VALID'); end if;
  select * into r from request where id = l."requestId";
  if not exists (select from contact c where c."personId" = l."personId" and c."serviceId" = r."serviceId"
      and c.role in ('leader', 'deputy', 'mailbox')
      and (c."validFrom" is null or c."validFrom" <= v_now) and (c."validTo" is null or c."validTo" > v_now)) then
    return jsonb_build_object('reason', 'NO_LONGER_CONTACT');
  end if;
  perform pg_advisory_xact_lock(hashtext('kvittert.renew'), hashtext(l."personId"::text));
  if exists (select from message where "requestId" = r.id and "personId" = l."personId" and "dedupeKey" like 'renewed:%'
      and "createdAt" > v_now - interval '1 minute' and "createdAt" <= v_now)
    or (select count(*) from message where "requestId" = r.id and "personId" = l."personId" and "dedupeKey" like 'renewed:%'
      and "createdAt" > v_now - interval '1 day' and "createdAt" <= v_now) >= 10 then
    return jsonb_build_object('reason', 'TOO_MANY');
  end if;
  insert into message (id, "dedupeKey", kind, "personId", "requestId", "serviceId", "officeId", params, "createdAt", "nextTryAt")
    values (uuidv7(), 'renewed:' || r.id || ':' || uuidv7(), 'invitation', l."personId", r.id, r."serviceId", r."officeId",
      '{"renewed": true}', v_now, v_now);
  perform pg_notify('kvittert_outbox', '');
  return jsonb_build_object('personId', l."personId", 'requestId', r.id, 'officeId', r."officeId");
end $$;
