-- CreateTable
CREATE TABLE "audit_address" (
    "eventId" BIGINT NOT NULL,
    "personId" UUID,
    "officeId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "audit_address_pkey" PRIMARY KEY ("eventId")
);

-- CreateTable
CREATE TABLE "retention_rule" (
    "officeId" TEXT NOT NULL,
    "personMonths" INTEGER NOT NULL,
    "addressMonths" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retention_rule_pkey" PRIMARY KEY ("officeId")
);

-- CreateTable
CREATE TABLE "archive_export" (
    "id" UUID NOT NULL,
    "officeId" TEXT,
    "through" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "manifestHash" TEXT NOT NULL,
    "counts" JSONB NOT NULL,

    CONSTRAINT "archive_export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_address_at_idx" ON "audit_address"("at");

-- CreateIndex
CREATE INDEX "audit_address_personId_idx" ON "audit_address"("personId");

-- CreateIndex
CREATE INDEX "archive_export_officeId_through_idx" ON "archive_export"("officeId", "through");

-- AddForeignKey
ALTER TABLE "retention_rule" ADD CONSTRAINT "retention_rule_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------ where an event came from
-- Audit events are never changed, network addresses must be erased in time. So an event that is added with one keeps
-- none: the address goes into a table beside it, in the same transaction, for administrators only.
create function audit_address_apart() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.address is not null then
    -- A reading that is recorded already is not added again, and leaves no address either.
    if new.kind <> 'return.read' or not exists (select from audit_event e
        where e.kind = 'return.read' and e."personId" = new."personId" and e."objectId" = new."objectId"
          and e.after ->> 'version' = new.after ->> 'version'
          and date_trunc('hour', e.at at time zone 'UTC') = date_trunc('hour', new.at at time zone 'UTC')) then
      insert into audit_address ("eventId", "personId", "officeId", at, address)
        values (new.id, new."personId", new."officeId", new.at, new.address);
    end if;
    new.address := null;
  end if;
  return new;
end $$;

alter table audit_event disable trigger append_only;
insert into audit_address ("eventId", "personId", "officeId", at, address)
  select id, "personId", "officeId", at, address from audit_event where address is not null;
update audit_event set address = null where address is not null;
alter table audit_event enable trigger append_only;
create trigger audit_address_apart before insert on audit_event for each row execute function audit_address_apart();

revoke insert, update on audit_address from kvittert_app;
alter table audit_address enable row level security;
create policy audit_address_read on audit_address for select to kvittert_app using (
  (select scope_has('system')) or (select scope_has('register')));
create policy audit_address_erase on audit_address for delete to kvittert_app using (
  (select scope_has('system')) or (select scope_has('register')));

-- ------------------------------------------------------------ what is kept how long, and what was archived
revoke update, delete on archive_export from kvittert_app;
create trigger append_only before update or delete on archive_export for each row execute function refuse_change();
create trigger append_only_truncate before truncate on archive_export for each statement execute function refuse_change();
alter table archive_export enable row level security;
create policy archive_export_read on archive_export for select to kvittert_app using (
  (select scope_has('system')) or (select scope_has('register'))
  or "officeId" = any ((select scope_list('authorities'))::text[]));
create policy archive_export_insert on archive_export for insert to kvittert_app with check ((select scope_has('system')));

revoke delete on retention_rule from kvittert_app;
alter table retention_rule enable row level security;
create policy retention_rule_read on retention_rule for select to kvittert_app using (
  (select scope_has('system')) or (select scope_has('register'))
  or "officeId" = any ((select scope_list('authorities'))::text[]));
create policy retention_rule_insert on retention_rule for insert to kvittert_app with check (
  (select scope_has('system')) or (select scope_has('register')));
create policy retention_rule_update on retention_rule for update to kvittert_app using (
  (select scope_has('system')) or (select scope_has('register')));

-- Whom a person had to do with, and when last: a row per person who is not erased and authority (null: none). Who has
-- a role now is `active`. Runs as the owner, since an administrator who erases may not see returns; it tells no more
-- than that something was. Empty for everybody but the system and administrators.
create function personal_data_in_use(p_now timestamptz)
returns table ("personId" uuid, "officeId" text, "lastAt" timestamptz, active boolean)
language sql stable security definer set search_path = public as $$
  with seen as (
    select c."personId", m."officeId", least(coalesce(c."validTo", p_now), p_now) as at,
        (c."validFrom" is null or c."validFrom" <= p_now) and (c."validTo" is null or c."validTo" > p_now)
          or c."validFrom" > p_now as active
      from contact c
      left join service_municipality sm on sm."serviceId" = c."serviceId"
      left join municipality m on m.number = sm."municipalityNumber"
    union all
    select c."personId", r."officeId", r."queuedAt", false
      from contact c join request r on r."serviceId" = c."serviceId"
        and (c."validFrom" is null or c."validFrom" <= r."queuedAt") and (c."validTo" is null or c."validTo" > r."queuedAt")
    union all
    select k."personId", k."officeId", least(coalesce(k."validTo", p_now), p_now),
        k."validTo" is null or k."validTo" > p_now
      from membership k
    union all select "givenById", "officeId", "submittedAt", false from "return"
    union all select "recordedById", "officeId", "submittedAt", false from "return"
    union all select "byId", "officeId", "recordedAt", false from request_fact
    union all select "personId", "officeId", "createdAt", false from message
    union all select "savedById", "officeId", "savedAt", false from draft_field
    union all select "recordedById", "sourceOfficeId", "recordedAt", false from municipality_fact
    union all select e."personId", e."officeId", e.at, false from audit_event e
  )
  select p.id, s."officeId", max(coalesce(s.at, p."createdAt")), coalesce(bool_or(s.active), false)
  from person p left join seen s on s."personId" = p.id
  where p."erasedAt" is null and (scope_has('system') or scope_has('register'))
  group by p.id, s."officeId"
$$;

-- ------------------------------------------------------------ the second lock, closer
-- The directorate reads the audit of its own office, as a governor does; `all` is wider than that.
drop policy audit_event_read on audit_event;
create policy audit_event_read on audit_event for select to kvittert_app using (
  (select scope_has('system')) or (select scope_has('register'))
  or "officeId" = any ((select scope_list('authorities'))::text[]));

-- A receipt is read by who reads its return. Everybody may look at the newest, since the next holds on to it; it tells
-- ids and a hash, no answer.
create function chain_head() returns int language sql stable security definer set search_path = public as $$
  select max(sequence) from receipt
$$;
alter table receipt enable row level security;
create policy receipt_read on receipt for select to kvittert_app using (
  (select scope_has('all'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[])
  or sequence = (select chain_head()));
create policy receipt_insert on receipt for insert to kvittert_app with check (
  (select scope_has('all'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[]));

-- What is known of municipalities: an operator reads its own lists, a service what is said of its municipalities.
-- Governors read all, since the figures of their own surveys may reach beyond their counties.
alter table municipality_fact enable row level security;
create policy municipality_fact_read on municipality_fact for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('figures')) or (select scope_has('breaches'))
  or (select cardinality(scope_list('offices'))) > 0
  or "sourceOfficeId" = any ((select scope_list('operators'))::text[])
  or "municipalityNumber" = any ((select array(select sm."municipalityNumber" from service_municipality sm
      where sm."serviceId" = any (scope_list('services'))))::text[]));
create policy municipality_fact_insert on municipality_fact for insert to kvittert_app with check (
  (select scope_has('all'))
  or (select cardinality(scope_list('offices'))) > 0
  or "sourceOfficeId" = any ((select scope_list('operators'))::text[]));

-- The data-protection observer sees who has notified a breach and when: of a line only that, by the view below.
drop policy request_read on request;
create policy request_read on request for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('figures')) or (select scope_has('breaches'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[])
  or "countyOfficeIds" && (select scope_list('offices'))::text[]);
drop policy request_municipality_read on request_municipality;
create policy request_municipality_read on request_municipality for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('figures')) or (select scope_has('breaches'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "countyOfficeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[]));
drop policy request_fact_read on request_fact;
create policy request_fact_read on request_fact for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('figures')) or (select scope_has('breaches'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or "serviceId" = any ((select scope_list('services'))::text[])
  or "countyOfficeIds" && (select scope_list('offices'))::text[]);
create view breach_line with (security_barrier) as
  select "returnId", "municipalityNumber", "requestId", "surveyId", "incidentId", "serviceId", "officeId",
    "countyOfficeId", version, "submittedAt", grade,
    (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(indicators)
      where key in ('usesSystem', 'affected', 'awareAt', 'dpaNotifiedAt')) as indicators
  from line where (select scope_has('breaches'));
revoke insert, update, delete on breach_line from kvittert_app;
