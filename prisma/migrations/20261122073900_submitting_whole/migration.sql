-- Submitting a return: the three functions whole, as they run from here on (docs/architecture.md, "One write, traced").
-- Before this the first two were pieced together by several migrations; what changes with this one:
--   * The request is locked `for no key update`. Whoever holds the survey and writes rows of the request (a correction of
--     the questions) needs `for key share` on it, and would wait for a return that waits for the survey.
--   * return_basis answers the questions that the return with the same key was given to, and what makes an answer late.

-- Locks, checks, numbers and stores one return with all that belongs to it.
create or replace function submit_return(p_scope jsonb, p_clock jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  r request%rowtype;
  s survey%rowtype;
  known "return"%rowtype;
  last_receipt receipt%rowtype;
  v_return_id uuid := uuidv7();
  v_content text := p ->> 'content';
  v_given timestamptz(3) := (p ->> 'givenAt')::timestamptz;
  v_files uuid[] := array(select jsonb_array_elements_text(coalesce(p -> 'attachments', '[]'))::uuid);
  v_hash text := encode(sha256(convert_to(p ->> 'content', 'UTF8')), 'hex');
  v_now timestamptz(3);
  v_sequence int;
  v_number text;
  v_entry text;
  v_entry_hash text;
begin
  perform set_config('kvittert.scope', p_scope::text, true),
          set_config('kvittert.fixed_now', coalesce(p_clock ->> 'fixedNow', ''), true),
          set_config('kvittert.clock_offset_ms', coalesce(p_clock ->> 'offsetMs', '0'), true);

  select * into r from request where id = (p ->> 'requestId')::uuid for no key update;
  if not found then return jsonb_build_object('ok', false, 'reason', 'NOT_FOUND'); end if;

  select * into known from "return" where "requestId" = r.id and "idempotencyKey" = p ->> 'idempotencyKey';
  if found then
    if known."contentHash" <> v_hash then
      return jsonb_build_object('ok', false, 'reason', 'KEY_REUSED');
    end if;
    return jsonb_build_object('ok', true, 'replayed', true, 'returnId', known.id, 'version', known.version);
  end if;

  select * into s from survey where id = r."surveyId" for share;
  if s.state <> 'open' then return jsonb_build_object('ok', false, 'reason', 'SURVEY_CLOSED'); end if;
  if r."currentVersion" <> (p ->> 'baseVersion')::int then
    return jsonb_build_object('ok', false, 'reason', 'SOMEBODY_FIRST', 'version', r."currentVersion");
  end if;

  -- One chain: from here to the commit nobody else numbers a receipt.
  perform pg_advisory_xact_lock(hashtext('kvittert.receipt'));
  select * into last_receipt from receipt order by sequence desc limit 1;
  v_now := greatest(kvittert_now()::timestamptz(3), last_receipt.at + interval '1 millisecond');
  if not s."lateAllowed" and coalesce(v_given, v_now) > r."dueAt" and r."currentVersion" = 0 then
    return jsonb_build_object('ok', false, 'reason', 'LATE_REFUSED');
  end if;
  -- Uploads and removals hold the request's row too, so what is counted here is what the content names.
  if (select count(*) from attachment a where a.id = any (v_files) and a."requestId" = r.id
      and (a."removedAt" is null or a."submittedAt" is not null)) <> cardinality(v_files) then
    return jsonb_build_object('ok', false, 'reason', 'ATTACHMENTS_CHANGED');
  end if;

  insert into "return" (id, "requestId", "surveyId", "incidentId", "serviceId", "officeId", "questionnaireVersionId",
      version, content, "contentHash", reason, "givenById", "givenByRole", "recordedById", "givenAt", "submittedAt", "idempotencyKey")
    values (v_return_id, r.id, r."surveyId", r."incidentId", r."serviceId", r."officeId", s."questionnaireVersionId",
      r."currentVersion" + 1, v_content, v_hash, p ->> 'reason', (p ->> 'givenById')::uuid, p ->> 'givenByRole',
      (p ->> 'recordedById')::uuid, v_given, v_now, p ->> 'idempotencyKey');
  update attachment set "submittedAt" = v_now where id = any (v_files) and "submittedAt" is null;

  insert into line ("returnId", "municipalityNumber", "requestId", "surveyId", "incidentId", "serviceId", "officeId",
      "countyOfficeId", version, "submittedAt", grade, "remainsUntil", indicators)
    select v_return_id, m."municipalityNumber", r.id, r."surveyId", r."incidentId", r."serviceId", r."officeId",
      m."countyOfficeId", r."currentVersion" + 1, v_now, l ->> 'grade', (l ->> 'remainsUntil')::date, l -> 'indicators'
    from jsonb_array_elements(p -> 'lines') l
    join request_municipality m on m."requestId" = r.id and m."municipalityNumber" = l ->> 'municipalityNumber';
  if (select count(*) from line where "returnId" = v_return_id)
      <> (select count(*) from request_municipality where "requestId" = r.id) then
    raise exception 'the lines are not those of the request' using errcode = 'KV002';
  end if;

  insert into request_fact (id, "requestId", "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeIds",
      kind, value, at, "recordedAt", "byId")
    values (uuidv7(), r.id, r."surveyId", r."incidentId", r."serviceId", r."officeId", r."countyOfficeIds", 'submitted',
      jsonb_build_object('version', r."currentVersion" + 1),
      coalesce(v_given, v_now), v_now, (p ->> 'recordedById')::uuid);

  update request set "currentVersion" = "currentVersion" + 1 where id = r.id;
  delete from draft_field where "requestId" = r.id;

  insert into message (id, "dedupeKey", kind, "personId", "requestId", "serviceId", "officeId", params, "createdAt", "nextTryAt")
    select uuidv7(), 'receipt:' || v_return_id || ':' || recipient, 'receipt', recipient::uuid, r.id, r."serviceId",
      r."officeId", jsonb_build_object('returnId', v_return_id), v_now, least(v_now, kvittert_now())
    from jsonb_array_elements_text(coalesce(p -> 'receiptTo', '[]')) recipient;
  perform pg_notify('kvittert_outbox', '');

  insert into audit_event (at, "personId", role, "tokenId", address, correlation, kind, "objectType", "objectId", "officeId", before, after)
    values (v_now, (p #>> '{audit,personId}')::uuid, p #>> '{audit,role}', (p #>> '{audit,tokenId}')::uuid, p #>> '{audit,address}',
      p #>> '{audit,correlation}', 'return.submitted', 'request', r.id::text, r."officeId",
      jsonb_build_object('version', r."currentVersion"),
      jsonb_build_object('version', r."currentVersion" + 1, 'returnId', v_return_id, 'contentHash', v_hash));

  -- Last: number and chain entry. The keys stand in the order of RFC 8785; every value is plain ASCII.
  v_sequence := coalesce(last_receipt.sequence, 0) + 1;
  v_number := 'KV-' || lpad(v_sequence::text, 7, '0') || '-' || receipt_check_digit(lpad(v_sequence::text, 7, '0'));
  v_entry := '{"at":"' || to_char(v_now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    || '","contentHash":"' || v_hash
    || '","forService":"' || r."serviceId"
    || '","givenBy":"' || (p ->> 'givenById')
    || '","number":"' || v_number
    || '","previous":"' || coalesce(last_receipt."entryHash", repeat('0', 64))
    || '","request":"' || r.id
    || '","return":"' || v_return_id
    || '","sequence":' || v_sequence
    || ',"version":' || (r."currentVersion" + 1) || '}';
  v_entry_hash := encode(sha256(convert_to(v_entry, 'UTF8')), 'hex');
  insert into receipt (sequence, number, "returnId", "serviceId", "officeId", at, entry, "entryHash", "previousHash")
    values (v_sequence, v_number, v_return_id, r."serviceId", r."officeId", v_now, v_entry, v_entry_hash,
      coalesce(last_receipt."entryHash", repeat('0', 64)));

  return jsonb_build_object('ok', true, 'replayed', false, 'returnId', v_return_id, 'version', r."currentVersion" + 1);
end $$;

-- What composing a return needs to know, in one round trip; row-level security sees the actor's scope.
create or replace function return_basis(p_scope jsonb, p_clock jsonb, p jsonb) returns jsonb language plpgsql as $$
declare result jsonb;
begin
  perform set_config('kvittert.scope', p_scope::text, true),
          set_config('kvittert.fixed_now', coalesce(p_clock ->> 'fixedNow', ''), true),
          set_config('kvittert.clock_offset_ms', coalesce(p_clock ->> 'offsetMs', '0'), true);
  select jsonb_build_object(
    'requestId', r.id, 'serviceId', r."serviceId", 'officeId', r."officeId", 'currentVersion', r."currentVersion",
    'surveyState', s.state, 'questionnaireVersionId', q.id, 'definition', asked_definition(q.definition, i.words),
    'inProductionOn', i."inProductionOn",
    'queuedAt', r."queuedAt", 'dueAt', r."dueAt", 'lateAllowed', s."lateAllowed",
    -- What the next version would have: the service's own files that nobody took out, or, for who writes it down
    -- on the service's behalf and does not see its drafts, those of the version that stands.
    'attachments', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'path', f.path, 'name', f.name, 'type', f.type,
        'size', f.size, 'sha256', f.sha256) order by f.id), '[]')
      from attachment f where f."requestId" = r.id and case
        when r."serviceId" = any (scope_list('services')) then f."removedAt" is null
        else f.id::text in (select x ->> 'id' from "return" t, jsonb_array_elements(t.content::jsonb -> 'attachments') x
          where t."requestId" = r.id and t.version = r."currentVersion") end),
    'municipalityNumbers', (select jsonb_agg(m."municipalityNumber" order by m."municipalityNumber")
      from request_municipality m where m."requestId" = r.id),
    'contactRole', (select c.role from contact c
      where c."serviceId" = r."serviceId" and c."personId" = (p_scope ->> 'person')::uuid
        and c.role in ('leader', 'deputy', 'mailbox')
        and (c."validFrom" is null or c."validFrom" <= kvittert_now()) and (c."validTo" is null or c."validTo" > kvittert_now())
      order by array_position(array['leader', 'deputy', 'mailbox'], c.role) limit 1),
    -- A return that was stored with the same key answers the questions of then, also when they were corrected since.
    'known', case when k.id is not null then jsonb_build_object('returnId', k.id, 'givenById', k."givenById",
      'salt', k.content::jsonb ->> 'salt', 'attachments', coalesce(k.content::jsonb -> 'attachments', '[]')) end)
  into result
  from request r
  join survey s on s.id = r."surveyId"
  left join "return" k on k."requestId" = r.id and k."idempotencyKey" = p ->> 'idempotencyKey'
  join questionnaire_version q on q.id = coalesce(k."questionnaireVersionId", s."questionnaireVersionId")
  join incident i on i.id = r."incidentId"
  where r.id = (p ->> 'requestId')::uuid;
  return result;
end $$;

-- Several returns in one commit (decision 0021). Each is the very submit_return, in a subtransaction of its own, so that
-- one that is refused or fails takes no other with it. Whoever else holds a request or its survey is not waited for, not
-- even by a return that came alone, or those that come after it would wait too: it is told `alone`, and goes by itself.
create or replace function submit_returns(p_many jsonb) returns jsonb language plpgsql as $$
declare
  one jsonb;
  v_free boolean[] := '{}';
  v_survey uuid;
  v_results jsonb := '[]';
  v_result jsonb;
  v_code text;
  v_message text;
begin
  for one in select value from jsonb_array_elements(p_many) loop
    perform set_config('kvittert.scope', (one -> 'scope')::text, true);
    select "surveyId" into v_survey from request where id = (one #>> '{argument,requestId}')::uuid for no key update skip locked;
    if found then perform from survey where id = v_survey for share skip locked; end if;
    v_free := v_free || found;
  end loop;

  for i in 0 .. jsonb_array_length(p_many) - 1 loop
    one := p_many -> i;
    if v_free[i + 1] then
      begin
        v_result := submit_return(one -> 'scope', one -> 'clock', one -> 'argument');
      exception when others then
        get stacked diagnostics v_code = returned_sqlstate, v_message = message_text;
        v_result := jsonb_build_object('failed', jsonb_build_object('code', v_code, 'message', v_message));
      end;
    else
      v_result := '{"alone": true}';
    end if;
    v_results := v_results || jsonb_build_array(v_result);
  end loop;
  return v_results;
end $$;
