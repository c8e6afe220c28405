-- Answering in depth: files that belong to answers, who has a draft open, what remains of a line and until when, an
-- answer taken by phone, and the service's objection to it.

-- AlterTable
ALTER TABLE "line" ADD COLUMN     "remainsUntil" DATE;

-- CreateTable
CREATE UNLOGGED TABLE "draft_presence" (
    "requestId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_presence_pkey" PRIMARY KEY ("requestId","personId")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,
    "uploadedById" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attachment_requestId_idx" ON "attachment"("requestId");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is packed already is not packed again.
alter table attachment alter column bytes set storage external;

-- ------------------------------------------------------------ who has a draft open
-- Colleagues of one service see each other; nobody else sees when they work.
alter table draft_presence enable row level security;
create policy presence_own on draft_presence for all to kvittert_app
  using ((select scope_has('system')) or "serviceId" = any ((select scope_list('services'))::text[]))
  with check (
    ((select scope_has('system')) or "serviceId" = any ((select scope_list('services'))::text[]))
    and exists (select from request r where r.id = "requestId" and r."serviceId" = draft_presence."serviceId"));

-- ------------------------------------------------------------ attachments
-- Before a return has it, a file is part of the draft: the service's alone. Afterwards whoever reads returns whole
-- reads it, and it stays as it is.
alter table attachment enable row level security;
create policy attachment_read on attachment for select to kvittert_app using (
  (select scope_has('system')) or "serviceId" = any ((select scope_list('services'))::text[])
  or ("submittedAt" is not null
    and ((select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]))));
create policy attachment_insert on attachment for insert to kvittert_app with check (
  ((select scope_has('system')) or "serviceId" = any ((select scope_list('services'))::text[]))
  and exists (select from request r where r.id = "requestId"
    and r."serviceId" = attachment."serviceId" and r."officeId" = attachment."officeId" and r."surveyId" = attachment."surveyId"));
create policy attachment_update on attachment for update to kvittert_app using (
  (select scope_has('system')) or "serviceId" = any ((select scope_list('services'))::text[]));
create policy attachment_delete on attachment for delete to kvittert_app using (
  "submittedAt" is null and "serviceId" = any ((select scope_list('services'))::text[]));
revoke update on attachment from kvittert_app;
grant update ("submittedAt", "removedAt") on attachment to kvittert_app;

create function refuse_submitted_change() returns trigger language plpgsql as $$
begin
  if old."submittedAt" is not null and (tg_op = 'DELETE' or new."submittedAt" is distinct from old."submittedAt") then
    raise exception 'an attachment of a return stays' using errcode = 'KV001';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger submitted_stays before update or delete on attachment for each row execute function refuse_submitted_change();
create trigger append_only before update of id, "requestId", "surveyId", "serviceId", "officeId", path, name, type, size, sha256, bytes,
  "uploadedAt", "uploadedById" on attachment for each row execute function refuse_change();
create trigger append_only_truncate before truncate on attachment for each statement execute function refuse_change();

-- ------------------------------------------------------------ objections
-- A service may also object to an answer that was written down on its behalf.
drop policy request_fact_insert on request_fact;
create policy request_fact_insert on request_fact for insert to kvittert_app with check (
  ((select scope_has('all'))
    or "officeId" = any ((select scope_list('offices'))::text[])
    or ("serviceId" = any ((select scope_list('services'))::text[]) and kind in ('opened', 'submitted', 'objected')))
  and exists (select from request r where r.id = "requestId"
    and r."serviceId" = request_fact."serviceId" and r."officeId" = request_fact."officeId"));

-- ------------------------------------------------------------ submitting
-- As before (see *_guards), with files, what remains, and a time given that is earlier than the time recorded.
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

-- As before (see *_answering), with the files and the moment from which an answer can have been given.
create or replace function return_basis(p_scope jsonb, p_clock jsonb, p jsonb) returns jsonb language plpgsql as $$
declare result jsonb;
begin
  perform set_config('kvittert.scope', p_scope::text, true),
          set_config('kvittert.fixed_now', coalesce(p_clock ->> 'fixedNow', ''), true),
          set_config('kvittert.clock_offset_ms', coalesce(p_clock ->> 'offsetMs', '0'), true);
  select jsonb_build_object(
    'requestId', r.id, 'serviceId', r."serviceId", 'officeId', r."officeId", 'currentVersion', r."currentVersion",
    'surveyState', s.state, 'questionnaireVersionId', q.id, 'definition', q.definition,
    'inProductionOn', i."inProductionOn",
    'queuedAt', r."queuedAt",
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
    'known', (select jsonb_build_object('returnId', t.id, 'givenById', t."givenById",
        'attachments', coalesce(t.content::jsonb -> 'attachments', '[]'))
      from "return" t where t."requestId" = r.id and t."idempotencyKey" = p ->> 'idempotencyKey'))
  into result
  from request r
  join survey s on s.id = r."surveyId"
  join questionnaire_version q on q.id = s."questionnaireVersionId"
  join incident i on i.id = r."incidentId"
  where r.id = (p ->> 'requestId')::uuid;
  return result;
end $$;
