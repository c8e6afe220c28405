-- Answering: what a return needs to know before it is composed, what is read back after it is stored, and what
-- anybody may learn about a receipt.

-- A request is opened for the first time once, however many pages load at the same moment.
create unique index request_fact_opened_once on request_fact ("requestId") where kind = 'opened';

-- Everything that submitting needs, in one round trip; row-level security sees the actor's scope.
create function return_basis(p_scope jsonb, p_clock jsonb, p jsonb) returns jsonb language plpgsql as $$
declare result jsonb;
begin
  perform set_config('kvittert.scope', p_scope::text, true),
          set_config('kvittert.fixed_now', coalesce(p_clock ->> 'fixedNow', ''), true),
          set_config('kvittert.clock_offset_ms', coalesce(p_clock ->> 'offsetMs', '0'), true);
  select jsonb_build_object(
    'requestId', r.id, 'serviceId', r."serviceId", 'officeId', r."officeId", 'currentVersion', r."currentVersion",
    'surveyState', s.state, 'questionnaireVersionId', q.id, 'definition', q.definition,
    'inProductionOn', i."inProductionOn",
    'municipalityNumbers', (select jsonb_agg(m."municipalityNumber" order by m."municipalityNumber")
      from request_municipality m where m."requestId" = r.id),
    'contactRole', (select c.role from contact c
      where c."serviceId" = r."serviceId" and c."personId" = (p_scope ->> 'person')::uuid
        and c.role in ('leader', 'deputy', 'mailbox')
        and (c."validFrom" is null or c."validFrom" <= kvittert_now()) and (c."validTo" is null or c."validTo" > kvittert_now())
      order by array_position(array['leader', 'deputy', 'mailbox'], c.role) limit 1),
    'known', (select jsonb_build_object('returnId', t.id, 'givenById', t."givenById")
      from "return" t where t."requestId" = r.id and t."idempotencyKey" = p ->> 'idempotencyKey'))
  into result
  from request r
  join survey s on s.id = r."surveyId"
  join questionnaire_version q on q.id = s."questionnaireVersionId"
  join incident i on i.id = r."incidentId"
  where r.id = (p ->> 'requestId')::uuid;
  return result;
end $$;

-- One stored return with its receipt, as it is committed; for the connection that no write uses.
create function read_back_return(p_scope jsonb, p_return uuid) returns jsonb language plpgsql as $$
declare result jsonb;
begin
  perform set_config('kvittert.scope', p_scope::text, true);
  select jsonb_build_object(
    'returnId', t.id, 'requestId', t."requestId", 'version', t.version, 'content', t.content, 'contentHash', t."contentHash",
    'sequence', c.sequence, 'number', c.number, 'entry', c.entry, 'entryHash', c."entryHash", 'previousHash', c."previousHash",
    'service', jsonb_build_object('id', v.id, 'name', v.name),
    'survey', jsonb_build_object('id', s.id, 'title', s.title))
  into result
  from "return" t
  join receipt c on c."returnId" = t.id
  join service v on v.id = t."serviceId"
  join survey s on s.id = t."surveyId"
  where t.id = p_return;
  return result;
end $$;

-- For the public page. Runs as the owner, so that it can hash the stored answer again; the answer itself never
-- leaves the function.
create function check_receipt(p_number text) returns jsonb
language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'sequence', c.sequence, 'number', c.number, 'entry', c.entry, 'entryHash', c."entryHash", 'previousHash', c."previousHash",
    'version', t.version,
    'service', jsonb_build_object('id', v.id, 'name', v.name),
    'survey', jsonb_build_object('id', s.id, 'title', s.title),
    'storedHash', encode(sha256(convert_to(t.content, 'UTF8')), 'hex'),
    'previousEntryHash', (select p."entryHash" from receipt p where p.sequence = c.sequence - 1))
  from receipt c
  join "return" t on t.id = c."returnId"
  join service v on v.id = t."serviceId"
  join survey s on s.id = t."surveyId"
  where c.number = p_number
$$;
