-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "byPhone" BOOLEAN NOT NULL DEFAULT false;

-- A file that a caseworker lays beside an answer taken by phone is no part of the service's draft: until a return has
-- it, it is its uploader's alone, in the name of the asking authority. From then on it is like any other.
create function held_by_phone(p_by_phone boolean, p_uploaded_by uuid, p_office text) returns boolean language sql stable as $$
  select p_by_phone and p_uploaded_by::text = scope() ->> 'person' and p_office = any (scope_list('authorities'))
$$;
drop policy attachment_read on attachment;
create policy attachment_read on attachment for select to kvittert_app using (
  (select scope_has('system'))
  or ("serviceId" = any ((select scope_list('services'))::text[]) and ("submittedAt" is not null or not "byPhone"))
  or held_by_phone("byPhone", "uploadedById", "officeId")
  or ("submittedAt" is not null
    and ((select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]))));
drop policy attachment_insert on attachment;
create policy attachment_insert on attachment for insert to kvittert_app with check (
  ((select scope_has('system'))
    or ("serviceId" = any ((select scope_list('services'))::text[]) and not "byPhone")
    or (held_by_phone("byPhone", "uploadedById", "officeId") and "submittedAt" is null))
  and exists (select from request r where r.id = "requestId"
    and r."serviceId" = attachment."serviceId" and r."officeId" = attachment."officeId" and r."surveyId" = attachment."surveyId"));
drop policy attachment_update on attachment;
create policy attachment_update on attachment for update to kvittert_app using (
  (select scope_has('system'))
  or ("serviceId" = any ((select scope_list('services'))::text[]) and ("submittedAt" is not null or not "byPhone"))
  or (held_by_phone("byPhone", "uploadedById", "officeId") and "submittedAt" is null))
  with check (
  (select scope_has('system'))
  or "serviceId" = any ((select scope_list('services'))::text[])
  or (held_by_phone("byPhone", "uploadedById", "officeId") and "submittedAt" is not null and "removedAt" is null));
drop policy attachment_delete on attachment;
create policy attachment_delete on attachment for delete to kvittert_app using (
  "submittedAt" is null and (
    ("serviceId" = any ((select scope_list('services'))::text[]) and not "byPhone")
    or held_by_phone("byPhone", "uploadedById", "officeId")
    -- What nobody stored is swept away.
    or ((select scope_has('system')) and "byPhone")));

-- The one place where return_basis reads the files: on the service's behalf those of the version that stands, and of
-- those that the caller has laid there by phone the ones that it names.
do $$ declare
  before text := pg_get_functiondef('return_basis(jsonb, jsonb, jsonb)'::regprocedure);
  after text := replace(before,
    'case
        when r."serviceId" = any (scope_list(''services'')) then f."removedAt" is null',
    'case
        when r."serviceId" = any (scope_list(''services'')) and p -> ''byPhone'' is null
          then f."removedAt" is null and (f."submittedAt" is not null or not f."byPhone")
        when f."submittedAt" is null
          then held_by_phone(f."byPhone", f."uploadedById", f."officeId") and p -> ''byPhone'' ? f.id::text');
begin
  if after = before then raise exception 'return_basis does not choose its files where it did'; end if;
  execute after;
end $$;
