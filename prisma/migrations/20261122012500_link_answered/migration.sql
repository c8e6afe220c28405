-- A link's page also says whether the request is answered already.
create or replace function describe_link(p_token_hash text, p_real timestamptz) returns jsonb
language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'personId', l."personId",
    'requestId', l."requestId",
    'state', case when l."usedAt" is not null then 'used' when l."expiresAt" <= p_real then 'expired' else 'open' end,
    'email', p.email,
    'asks', (select jsonb_build_object(
        'survey', s.title, 'incident', i.title, 'dueAt', r."dueAt", 'closed', s.state = 'closed',
        'answered', r."currentVersion" > 0,
        'service', v.name, 'officeNames', o.names,
        'municipalities', (select count(*) from request_municipality m where m."requestId" = r.id))
      from request r join survey s on s.id = r."surveyId" join incident i on i.id = r."incidentId"
        join service v on v.id = r."serviceId" join office o on o.id = r."officeId"
      where r.id = l."requestId"))
  from sign_in_link l join person p on p.id = l."personId"
  where l."tokenHash" = p_token_hash
$$;
