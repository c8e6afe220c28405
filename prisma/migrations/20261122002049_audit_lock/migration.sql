-- CreateIndex
CREATE INDEX "audit_event_at_id_idx" ON "audit_event"("at", "id");

-- The second lock on the audit. Every write records, so everybody may add, also before it is known who acts;
-- administrators (register) read all, a governor what stands on the own office, everybody else nothing. Adding
-- must not ask for the row back: `returning` would need the right to read it.
alter table audit_event enable row level security;
create policy audit_event_read on audit_event for select to kvittert_app using (
  (select scope_has('all')) or (select scope_has('register'))
  or "officeId" = any ((select scope_list('offices'))::text[]));
create policy audit_event_insert on audit_event for insert to kvittert_app with check (true);

-- A page that renews itself reads the same return again and again: one event per person, version and hour.
create unique index audit_event_read_once on audit_event
  ("personId", "objectId", (after ->> 'version'), date_trunc('hour', at at time zone 'UTC'))
  where kind = 'return.read';
