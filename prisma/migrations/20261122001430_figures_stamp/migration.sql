-- CreateIndex
CREATE INDEX IF NOT EXISTS "request_incidentId_dueAt_idx" ON "request"("incidentId", "dueAt");

-- What a figure depends on besides the rows that are read: the incident's revision and the last due time passed
-- in it (time alone makes requests overdue). `p_scope` is an incident or a survey; null when there is no such.
-- security definer: a count and a time of the whole incident, whoever asks; the answer's tag is made from it.
create or replace function figures_stamp(p_scope uuid, p_now timestamptz) returns text
language sql stable security definer set search_path = public as $$
  select i.revision || '-' || coalesce((extract(epoch from
      (select max(r."dueAt") from request r where r."incidentId" = i.id and r."dueAt" < p_now)) * 1000)::bigint, 0)
  from incident i
  where i.id = coalesce((select s."incidentId" from survey s where s.id = p_scope), p_scope)
$$;

-- Which municipalities there are, and in which county, is counted too.
create or replace function raise_every_revision() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update incident set revision = revision + 1;
  return null;
end $$;
create or replace trigger figures_change after insert or update or delete on municipality
  for each statement execute function raise_every_revision();
create or replace trigger figures_change after insert or update or delete on county
  for each statement execute function raise_every_revision();
