-- AlterTable
ALTER TABLE "survey" ADD COLUMN     "checklist" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "questions" JSONB NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_entry" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,

    CONSTRAINT "thread_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "internal_note" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,

    CONSTRAINT "internal_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flag_decision" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "flag" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,

    CONSTRAINT "flag_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_tick" (
    "requestId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "surveyId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,

    CONSTRAINT "checklist_tick_pkey" PRIMARY KEY ("requestId","version","key")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "correction_requestId_at_idx" ON "correction"("requestId", "at");

-- CreateIndex
CREATE INDEX "thread_entry_requestId_at_idx" ON "thread_entry"("requestId", "at");

-- CreateIndex
CREATE INDEX "thread_entry_surveyId_at_idx" ON "thread_entry"("surveyId", "at");

-- CreateIndex
CREATE INDEX "internal_note_requestId_at_idx" ON "internal_note"("requestId", "at");

-- CreateIndex
CREATE INDEX "flag_decision_surveyId_at_idx" ON "flag_decision"("surveyId", "at");

-- CreateIndex
CREATE INDEX "flag_decision_requestId_at_idx" ON "flag_decision"("requestId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_personId_name_key" ON "saved_view"("personId", "name");

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_entry" ADD CONSTRAINT "thread_entry_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag_decision" ADD CONSTRAINT "flag_decision_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_tick" ADD CONSTRAINT "checklist_tick_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------ append-only
revoke update, delete on correction, thread_entry, internal_note, flag_decision from kvittert_app;
revoke update on checklist_tick from kvittert_app;
do $$ declare t text; begin
  foreach t in array array['correction', 'thread_entry', 'internal_note', 'flag_decision'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_truncate before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;

-- ------------------------------------------------------------ row-level security
-- What is asked and written to each other is read by both sides. Notes, findings and checklists are the authority's
-- alone. Each names the service and authority of its request, and each side writes in its own name.
do $$ declare t text; begin
  foreach t in array array['correction', 'thread_entry', 'internal_note', 'flag_decision', 'checklist_tick', 'saved_view'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
  foreach t in array array['correction', 'thread_entry'] loop
    execute format($p$create policy %1$s_read on %1$I for select to kvittert_app using (
      (select scope_has('all'))
      or "officeId" = any ((select scope_list('offices'))::text[])
      or "serviceId" = any ((select scope_list('services'))::text[]))$p$, t);
  end loop;
  foreach t in array array['internal_note', 'flag_decision', 'checklist_tick'] loop
    execute format($p$create policy %1$s_read on %1$I for select to kvittert_app using (
      (select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]))$p$, t);
  end loop;
  foreach t in array array['correction', 'internal_note', 'flag_decision', 'checklist_tick'] loop
    execute format($p$create policy %1$s_insert on %1$I for insert to kvittert_app with check (
      ((select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]))
      and exists (select from request r where r.id = "requestId"
        and r."serviceId" = %1$I."serviceId" and r."officeId" = %1$I."officeId"))$p$, t);
  end loop;
end $$;

create policy thread_entry_insert on thread_entry for insert to kvittert_app with check (
  ((side = 'authority' and ((select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[])))
    or (side = 'service' and "serviceId" = any ((select scope_list('services'))::text[])))
  and exists (select from request r where r.id = "requestId"
    and r."serviceId" = thread_entry."serviceId" and r."officeId" = thread_entry."officeId"));

create policy checklist_tick_delete on checklist_tick for delete to kvittert_app using (
  (select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]));

create policy saved_view_own on saved_view for all to kvittert_app
  using ((select scope_has('system')) or "personId"::text = (select scope() ->> 'person'))
  with check ("personId"::text = (select scope() ->> 'person'));
