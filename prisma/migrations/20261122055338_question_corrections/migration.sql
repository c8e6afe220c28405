-- CreateTable
CREATE TABLE "question_correction" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "officeId" TEXT NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,

    CONSTRAINT "question_correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "question_correction_surveyId_at_idx" ON "question_correction"("surveyId", "at");

-- AddForeignKey
ALTER TABLE "question_correction" ADD CONSTRAINT "question_correction_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Append-only, and read by whoever may know of the survey: its authority, and who reads any of its requests.
revoke update, delete on question_correction from kvittert_app;
create trigger append_only before update or delete on question_correction for each row execute function refuse_change();
create trigger append_only_truncate before truncate on question_correction for each statement execute function refuse_change();
alter table question_correction enable row level security;
create policy question_correction_read on question_correction for select to kvittert_app using (
  (select scope_has('all'))
  or "officeId" = any ((select scope_list('offices'))::text[])
  or exists (select from request r where r."surveyId" = question_correction."surveyId"));
create policy question_correction_insert on question_correction for insert to kvittert_app with check (
  ((select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]))
  and exists (select from survey s where s.id = "surveyId" and s."officeId" = question_correction."officeId"));
