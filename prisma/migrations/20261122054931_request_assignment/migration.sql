-- CreateTable
CREATE TABLE "assignment" (
    "requestId" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("requestId")
);

-- CreateIndex
CREATE INDEX "assignment_personId_idx" ON "assignment"("personId");

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------ row-level security
-- The authority's own affair, as notes are: neither the service nor other authorities learn who follows it.
alter table assignment enable row level security;
create policy assignment_read on assignment for select to kvittert_app using (
  (select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]));
create policy assignment_insert on assignment for insert to kvittert_app with check (
  ((select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]))
  and exists (select from request r where r.id = "requestId"
    and r."serviceId" = assignment."serviceId" and r."officeId" = assignment."officeId"));
create policy assignment_delete on assignment for delete to kvittert_app using (
  (select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]));
revoke update on assignment from kvittert_app;
