-- What Prisma's schema cannot say: the application's role, append-only tables, row-level security, the
-- incident's revision, and the one function that stores a return with its receipt.

-- ------------------------------------------------------------ the application's role
-- It logs in where the installation lets it (docs/operations.md); it owns nothing.
do $$ begin
  if not exists (select from pg_roles where rolname = 'kvittert_app') then
    create role kvittert_app nologin;
  end if;
end $$;
grant usage on schema public to kvittert_app;
grant select, insert, update, delete on all tables in schema public to kvittert_app;
grant usage on all sequences in schema public to kvittert_app;
alter default privileges in schema public grant select, insert, update, delete on tables to kvittert_app;
alter default privileges in schema public grant usage on sequences to kvittert_app;

-- ------------------------------------------------------------ append-only
revoke update, delete on "return", line, receipt, audit_event, request_fact, municipality_fact from kvittert_app;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'KV001';
end $$;

do $$ declare t text; begin
  foreach t in array array['return', 'line', 'receipt', 'audit_event', 'request_fact', 'municipality_fact'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_truncate before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;

-- ------------------------------------------------------------ the moment
-- asActor hands on what lib/clock.ts says: a fixed moment while the replay is loaded, else an offset in
-- milliseconds (zero outside the demo).
create function kvittert_now() returns timestamptz language sql stable as $$
  select case
    when coalesce(current_setting('kvittert.fixed_now', true), '') <> '' then current_setting('kvittert.fixed_now', true)::timestamptz
    else clock_timestamp() + make_interval(secs => coalesce(nullif(current_setting('kvittert.clock_offset_ms', true), '')::float8, 0) / 1000)
  end
$$;

-- ------------------------------------------------------------ the scope that asActor sets
create function scope() returns jsonb language sql stable as $$
  select coalesce(nullif(current_setting('kvittert.scope', true), ''), '{}')::jsonb
$$;
create function scope_has(flag text) returns boolean language sql stable as $$
  select coalesce((scope() ->> flag)::boolean, false)
$$;
create function scope_list(name text) returns text[] language sql stable as $$
  select array(select jsonb_array_elements_text(coalesce(scope() -> name, '[]'::jsonb)))
$$;

-- ------------------------------------------------------------ row-level security: the second lock
-- all: the system and the directorate. figures: may see counts and states, not words or people.
-- offices: issues surveys and has counties. services: answers. register: administers the register.
alter table request enable row level security;
alter table request_municipality enable row level security;
alter table request_fact enable row level security;
alter table draft_field enable row level security;
alter table "return" enable row level security;
alter table line enable row level security;
alter table contact enable row level security;
alter table message enable row level security;

create policy request_read on request for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('figures'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[])
  or "countyOfficeIds" && (select scope_list('offices'))::text[]);
create policy request_insert on request for insert to kvittert_app with check (
  (select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]));
create policy request_update on request for update to kvittert_app using (
  (select scope_has('all'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[]));

create policy request_municipality_read on request_municipality for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('figures'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "countyOfficeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[]));
create policy request_municipality_insert on request_municipality for insert to kvittert_app with check (
  (select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]));

create policy request_fact_read on request_fact for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('figures'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[])
  or "countyOfficeIds" && (select scope_list('offices'))::text[]);
create policy request_fact_insert on request_fact for insert to kvittert_app with check (
  (select scope_has('all'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[]));

create policy draft_own on draft_field for all to kvittert_app using (
  (select scope_has('all'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[]));

create policy return_read on "return" for select to kvittert_app using (
  (select scope_has('all'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[]));
create policy return_insert on "return" for insert to kvittert_app with check (
  (select scope_has('all'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[]));

create policy line_read on line for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('figures'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "countyOfficeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[]));
create policy line_insert on line for insert to kvittert_app with check (
  (select scope_has('all'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[]));

create policy contact_read on contact for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('register')) or (select scope_has('contacts'))
  or "serviceId" = any ((select scope_list('services'))::text[])
  or "personId"::text = (select scope() ->> 'person'));
create policy contact_write on contact for insert to kvittert_app with check (
  (select scope_has('all')) or (select scope_has('register'))
  or "serviceId" = any ((select scope_list('services'))::text[]));
create policy contact_update on contact for update to kvittert_app using (
  (select scope_has('all')) or (select scope_has('register'))
  or "serviceId" = any ((select scope_list('services'))::text[]));

create policy message_read on message for select to kvittert_app using (
  (select scope_has('all'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[])
  or "personId"::text = (select scope() ->> 'person'));
create policy message_insert on message for insert to kvittert_app with check (
  (select scope_has('all')) or (select scope_has('register'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[])
  or "personId"::text = (select scope() ->> 'person'));
create policy message_update on message for update to kvittert_app using ((select scope_has('all')));

-- ------------------------------------------------------------ the incident's revision
-- security definer: whoever may add the row may raise the count, and nothing else of the incident.
create function raise_revision() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update incident set revision = revision + 1 where id in (select distinct "incidentId" from added);
  return null;
end $$;
create trigger figures_change after insert on line referencing new table as added
  for each statement execute function raise_revision();
create trigger figures_change after insert on municipality_fact referencing new table as added
  for each statement execute function raise_revision();
create trigger figures_change after insert on request referencing new table as added
  for each statement execute function raise_revision();

-- Opened, sent and the like do not change a figure.
create function raise_revision_by_fact() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update incident set revision = revision + 1 where id in (
    select distinct "incidentId" from added where kind in ('exempted', 'unexempted', 'due_set', 'extended'));
  return null;
end $$;
create trigger figures_change after insert on request_fact referencing new table as added
  for each statement execute function raise_revision_by_fact();

-- ------------------------------------------------------------ receipts
-- ISO 7064 MOD 11,10 check digit of a string of digits.
create function receipt_check_digit(digits text) returns int language plpgsql immutable as $$
declare p int := 10; d int; begin
  for i in 1 .. length(digits) loop
    d := (p + substr(digits, i, 1)::int) % 10;
    if d = 0 then d := 10; end if;
    p := (d * 2) % 11;
  end loop;
  return (11 - p) % 10;
end $$;

-- Stores one version of a return with its lines, facts, audit event and, last, its number and link in the
-- chain: one statement that commits by itself. Answers { ok, … } or { ok: false, reason, … }; see
-- domain/returns/mutations/submit-return.ts.
create function submit_return(p_scope jsonb, p_clock jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  r request%rowtype;
  s survey%rowtype;
  known "return"%rowtype;
  last_receipt receipt%rowtype;
  v_return_id uuid := uuidv7();
  v_content text := p ->> 'content';
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

  select * into r from request where id = (p ->> 'requestId')::uuid for update;
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
  if not s."lateAllowed" and v_now > r."dueAt" and r."currentVersion" = 0 then
    return jsonb_build_object('ok', false, 'reason', 'LATE_REFUSED');
  end if;

  insert into "return" (id, "requestId", "surveyId", "incidentId", "serviceId", "officeId", "questionnaireVersionId",
      version, content, "contentHash", reason, "givenById", "givenByRole", "recordedById", "givenAt", "submittedAt", "idempotencyKey")
    values (v_return_id, r.id, r."surveyId", r."incidentId", r."serviceId", r."officeId", s."questionnaireVersionId",
      r."currentVersion" + 1, v_content, v_hash, p ->> 'reason', (p ->> 'givenById')::uuid, p ->> 'givenByRole',
      (p ->> 'recordedById')::uuid, (p ->> 'givenAt')::timestamptz, v_now, p ->> 'idempotencyKey');

  insert into line ("returnId", "municipalityNumber", "requestId", "surveyId", "incidentId", "serviceId", "officeId",
      "countyOfficeId", version, "submittedAt", grade, indicators)
    select v_return_id, m."municipalityNumber", r.id, r."surveyId", r."incidentId", r."serviceId", r."officeId",
      m."countyOfficeId", r."currentVersion" + 1, v_now, l ->> 'grade', l -> 'indicators'
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
      coalesce((p ->> 'givenAt')::timestamptz, v_now), v_now, (p ->> 'recordedById')::uuid);

  update request set "currentVersion" = "currentVersion" + 1 where id = r.id;
  delete from draft_field where "requestId" = r.id;

  insert into message (id, "dedupeKey", kind, "personId", "requestId", "serviceId", "officeId", params, "createdAt", "nextTryAt")
    select uuidv7(), 'receipt:' || v_return_id || ':' || recipient, 'receipt', recipient::uuid, r.id, r."serviceId",
      r."officeId", jsonb_build_object('returnId', v_return_id), v_now, v_now
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

-- ------------------------------------------------------------ who is it
-- Before it is known who acts there is no scope, so this one read of a person's own memberships and services
-- runs as the owner. p_real: wall-clock time, for the session; p_now: the product's time, for memberships.
create function actor_of_person(p_person uuid, p_now timestamptz) returns jsonb
language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'personId', p.id, 'name', p.name, 'email', p.email, 'language', p.language,
    'memberships', coalesce((select jsonb_agg(jsonb_build_object('role', m.role, 'officeId', m."officeId") order by m.role, m."officeId")
      from membership m where m."personId" = p.id
        and (m."validFrom" is null or m."validFrom" <= p_now) and (m."validTo" is null or m."validTo" > p_now)), '[]'),
    'contacts', coalesce((select jsonb_agg(distinct jsonb_build_object('serviceId', c."serviceId", 'role', c.role))
      from contact c where c."personId" = p.id and c.role in ('leader', 'deputy', 'mailbox')
        and (c."validFrom" is null or c."validFrom" <= p_now) and (c."validTo" is null or c."validTo" > p_now)), '[]'))
  from person p where p.id = p_person and p."erasedAt" is null
$$;

create function actor_of_session(p_token_hash text, p_real timestamptz, p_now timestamptz) returns jsonb
language sql stable security definer set search_path = public as $$
  select actor_of_person(s."personId", p_now) || jsonb_build_object('sessionId', s.id)
  from session s where s."tokenHash" = p_token_hash and s."endedAt" is null and s."expiresAt" > p_real
$$;

create function actor_of_api_token(p_token_hash text, p_real timestamptz, p_now timestamptz) returns jsonb
language sql stable security definer set search_path = public as $$
  select actor_of_person(t."personId", p_now) || jsonb_build_object('tokenId', t.id)
  from api_token t where t."tokenHash" = p_token_hash and t."revokedAt" is null and t."expiresAt" > p_real
$$;
