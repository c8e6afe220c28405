-- AlterTable
ALTER TABLE "questionnaire_version" ADD COLUMN     "basedOnId" UUID,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "savedAt" TIMESTAMPTZ(3),
ADD COLUMN     "savedById" UUID;

-- AddForeignKey
ALTER TABLE "questionnaire_version" ADD CONSTRAINT "questionnaire_version_basedOnId_fkey" FOREIGN KEY ("basedOnId") REFERENCES "questionnaire_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return" ADD CONSTRAINT "return_questionnaireVersionId_fkey" FOREIGN KEY ("questionnaireVersionId") REFERENCES "questionnaire_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------ drafts and published versions
-- One draft at a time; what was published never changes and never goes away.
create unique index questionnaire_one_draft on questionnaire_version ("questionnaireId") where "publishedAt" is null;

create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if old."publishedAt" is not null then
    raise exception 'a published version of a questionnaire never changes' using errcode = 'KV001';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_stays before update or delete on questionnaire_version
  for each row execute function refuse_change_of_published();
create trigger published_stays_truncate before truncate on questionnaire_version
  for each statement execute function refuse_change();

-- An open survey may move to a published version that was made from the one it has; nothing else moves it.
create function refuse_other_questions() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' or not exists (
    select from questionnaire_version v
    where v.id = new."questionnaireVersionId" and v."basedOnId" = old."questionnaireVersionId" and v."publishedAt" is not null) then
    raise exception 'the questions of a survey that was opened are corrected by a version made from them' using errcode = 'KV004';
  end if;
  return new;
end $$;
create trigger questions_stay before update of "questionnaireVersionId" on survey for each row
  when (old.state <> 'draft' and old."questionnaireVersionId" is distinct from new."questionnaireVersionId")
  execute function refuse_other_questions();

-- A return names in its content the version that it answers; the survey may have moved while it was on its way.
create function refuse_other_version() returns trigger language plpgsql as $$
begin
  if new.content::jsonb ->> 'questionnaireVersionId' <> new."questionnaireVersionId"::text then
    raise exception 'the questions were corrected meanwhile' using errcode = 'KV003';
  end if;
  return new;
end $$;
create trigger answers_its_version before insert on "return" for each row execute function refuse_other_version();

-- ------------------------------------------------------------ the second lock
-- Who answers reads the questions; who issues surveys writes its own. Templates that ship have no office.
alter table questionnaire enable row level security;
alter table questionnaire_version enable row level security;
create policy questionnaire_read on questionnaire for select to kvittert_app using (true);
create policy questionnaire_insert on questionnaire for insert to kvittert_app with check (
  (select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[])
  or ("officeId" is null and key is not null and jsonb_array_length(coalesce((select scope()) -> 'offices', '[]')) > 0));
create policy questionnaire_update on questionnaire for update to kvittert_app using (
  (select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]));
create policy questionnaire_delete on questionnaire for delete to kvittert_app using (
  (select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]));

create policy questionnaire_version_read on questionnaire_version for select to kvittert_app using (true);
create policy questionnaire_version_insert on questionnaire_version for insert to kvittert_app with check (
  (select scope_has('all')) or exists (select from questionnaire q where q.id = "questionnaireId"
    and (q."officeId" = any ((select scope_list('offices'))::text[])
      or (q."officeId" is null and jsonb_array_length(coalesce((select scope()) -> 'offices', '[]')) > 0))));
create policy questionnaire_version_update on questionnaire_version for update to kvittert_app using (
  (select scope_has('all')) or exists (select from questionnaire q where q.id = "questionnaireId"
    and q."officeId" = any ((select scope_list('offices'))::text[])));
create policy questionnaire_version_delete on questionnaire_version for delete to kvittert_app using (
  (select scope_has('all')) or exists (select from questionnaire q where q.id = "questionnaireId"
    and q."officeId" = any ((select scope_list('offices'))::text[])));
